package io.tracebloc.engine.dataset;

/**
 * A declared column.
 *
 * @param name as in the header, trimmed
 * @param type SQL type as written, for example {@code VARCHAR(32)}
 */
public record Column(String name, String type) {}
