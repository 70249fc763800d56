/**
 * Times the built command, as a person starts it, against everyday tools on the same data. Knows
 * nothing of the product's code.
 */
package io.tracebloc.benchmarks;
