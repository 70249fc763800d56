/** Draws small but genuine datasets for the demo and the tests. Knows no cluster. */
package io.tracebloc.sandbox.samples;
