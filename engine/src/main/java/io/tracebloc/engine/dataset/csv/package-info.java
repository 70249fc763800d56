/**
 * CSV as the cluster reads it ({@code contract/datasets.md} 5.1): records, encoding, missing values
 * and numbers, straight from bytes. Must not know datasets or rules.
 */
package io.tracebloc.engine.dataset.csv;
