/**
 * Times copying into a cluster's volume with the built command against kubectl's own ways, over the
 * same API server, onto the same volume. Knows nothing of the product's code.
 */
package io.tracebloc.benchmarks.transfer;
