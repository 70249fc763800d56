package io.tracebloc.engine.dataset.rule;

import java.util.OptionalLong;

/**
 * What is known about a manifest once it was read to its end.
 *
 * @param header whether it has a header
 * @param rows data rows
 * @param nulRow record with the first NUL byte, 0 for the header
 * @param malformedRow record with the first malformed UTF-8, 0 for the header
 * @param byteOrderMark whether it starts with a UTF-8 byte order mark
 * @param utf16 whether it starts with a UTF-16 byte order mark
 * @param unclosedQuoteRow record whose quote is never closed, 0 for the header
 */
public record ManifestFacts(
    boolean header,
    long rows,
    OptionalLong nulRow,
    OptionalLong malformedRow,
    boolean byteOrderMark,
    boolean utf16,
    OptionalLong unclosedQuoteRow) {}
