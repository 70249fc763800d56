package io.tracebloc.sandbox.pods.process;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One line of a log file in the container runtimes' form: {@code TIME STREAM TAG CONTENT}, where
 * the tag {@code P} says that the line goes on in the next record.
 *
 * @param time when it was read from the container
 * @param partial whether the line goes on
 * @param content without the end of line; valid until the line is reused
 */
record LogRecord(Instant time, boolean partial, ByteBuffer content) {
  /** Longest content; longer lines are split. */
  static final int LONGEST = 16 * 1024;

  /** Longest record with its time, stream and tag. */
  static final int LONGEST_RECORD = LONGEST + 64;

  static LogRecord parse(byte[] line, int length) {
    var afterTime = indexOf(line, 0, length);
    var afterStream = indexOf(line, afterTime + 1, length);
    var afterTag = indexOf(line, afterStream + 1, length);
    return new LogRecord(
        Instant.parse(new String(line, 0, afterTime, StandardCharsets.US_ASCII)),
        line[afterStream + 1] == 'P',
        ByteBuffer.wrap(line, afterTag + 1, length - afterTag - 1));
  }

  private static int indexOf(byte[] line, int from, int length) {
    for (var i = from; i < length; i++) {
      if (line[i] == ' ') {
        return i;
      }
    }
    throw new IllegalArgumentException("not a log record");
  }
}
