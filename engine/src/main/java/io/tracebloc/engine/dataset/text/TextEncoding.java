package io.tracebloc.engine.dataset.text;

import io.tracebloc.engine.dataset.csv.EncodingCheck;
import java.util.OptionalLong;

/**
 * What the first 64 KiB of a file tell about its encoding (TXT-02).
 *
 * @param empty whether there is not a single byte
 * @param utf16 whether they start with a byte order mark of UTF-16
 * @param nul 0-based offset of the first NUL byte
 * @param malformed 0-based offset of the first byte that cannot be UTF-8
 */
public record TextEncoding(boolean empty, boolean utf16, OptionalLong nul, OptionalLong malformed) {

  /**
   * Judges the beginning of a file.
   *
   * @param length how many of the bytes belong to it
   * @param whole whether the file ends there, so that a character cut off is malformed
   */
  static TextEncoding of(byte[] bytes, int length, boolean whole) {
    var check = new EncodingCheck();
    check.accept(bytes, 0, length);
    if (whole) {
      check.finish();
    }
    return new TextEncoding(
        length == 0,
        length >= 2 && isMark(bytes[0] & 0xff, bytes[1] & 0xff),
        offset(check.firstNul()),
        offset(check.firstMalformed()));
  }

  private static boolean isMark(int first, int second) {
    return (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
  }

  private static OptionalLong offset(long found) {
    return found == EncodingCheck.NONE ? OptionalLong.empty() : OptionalLong.of(found);
  }
}
