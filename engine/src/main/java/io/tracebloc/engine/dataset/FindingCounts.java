package io.tracebloc.engine.dataset;

/**
 * How many findings a preflight had.
 *
 * @param rejections those that reject the dataset
 * @param warnings the others
 */
public record FindingCounts(long rejections, long warnings) {}
