package io.tracebloc.engine.catalog;

/**
 * A column of a dataset's table. Texts are not printable yet.
 *
 * @param name as stored
 * @param type its SQL type with size and sign
 * @param nullable whether it may be without a value
 * @param framework whether every dataset has it
 */
public record DatasetColumn(String name, String type, boolean nullable, boolean framework) {}
