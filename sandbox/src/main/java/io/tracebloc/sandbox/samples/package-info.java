/**
 * Makes a small but genuine dataset for each task of the contract ({@code contract/datasets.md} 3),
 * the same from the same seed, and says how to push it. Knows no cluster.
 */
package io.tracebloc.sandbox.samples;
