/** How long the built command takes to start, against kubectl itself. */
package io.tracebloc.benchmarks.startup;
