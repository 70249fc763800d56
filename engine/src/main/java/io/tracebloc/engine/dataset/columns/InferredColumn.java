package io.tracebloc.engine.dataset.columns;

/**
 * What the first rows tell about a column.
 *
 * @param name as in the header, trimmed
 * @param type SQL type
 * @param empty whether none of them has a value
 * @param idLike whether it is an integer column without any repetition
 */
public record InferredColumn(String name, String type, boolean empty, boolean idLike) {}
