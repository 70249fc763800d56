package io.tracebloc.engine.dataset;

/**
 * Rows that form sequences ({@code contract/datasets.md} 3.2, 5.6).
 *
 * @param groupColumn column whose value tells the sequence
 * @param timeColumn column that orders the rows of one
 */
public record Grouping(String groupColumn, String timeColumn) {}
