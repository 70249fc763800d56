package io.tracebloc.engine.dataset.text;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was read of a text file.
 *
 * @param encoding what its beginning tells
 * @param record its record, if that was asked for
 * @param words the number of its words, if that was asked for
 */
public record TextContent(TextEncoding encoding, Optional<TextRecord> record, OptionalLong words) {}
