package io.tracebloc.engine.dataset.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A piece of UTF-8 text inside a buffer. Valid only as long as the buffer's owner says; nothing is
 * copied. Compared with {@link #matches}, never with {@code equals}.
 *
 * @param bytes the buffer
 * @param start first byte
 * @param end byte after the last one
 */
@SuppressWarnings("ArrayRecordComponent") // A view by design: copying would defeat its purpose.
public record Slice(byte[] bytes, int start, int end) {
  /** No text. */
  public static final Slice EMPTY = new Slice(new byte[0], 0, 0);

  /** A slice of its own for a text. */
  public static Slice of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /** All of an array. */
  public static Slice of(byte[] bytes) {
    return new Slice(bytes, 0, bytes.length);
  }

  /** Number of bytes. */
  public int length() {
    return end - start;
  }

  /** Whether there are no bytes. */
  public boolean isEmpty() {
    return end == start;
  }

  /** The byte at an index counted from the start of the slice. */
  public byte at(int index) {
    return bytes[start + index];
  }

  /** Whether both hold the same bytes. */
  public boolean matches(Slice other) {
    return Arrays.equals(bytes, start, end, other.bytes, other.start, other.end);
  }

  /** Order by unsigned bytes, which for UTF-8 is that of code points. */
  public int compareBytes(Slice other) {
    return Arrays.compareUnsigned(bytes, start, end, other.bytes, other.start, other.end);
  }

  /** The part without leading and trailing white space ({@link WhiteSpace}). */
  public Slice trim() {
    return WhiteSpace.trim(this);
  }

  /** Number of code points, if the bytes are valid UTF-8. */
  public int codePoints() {
    var count = 0;
    for (var index = start; index < end; index++) {
      if ((bytes[index] & 0xc0) != 0x80) {
        count++;
      }
    }
    return count;
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  /** The text, with malformed bytes replaced. */
  public String text() {
    return new String(bytes, start, end - start, UTF_8);
  }

  @Override
  public String toString() {
    return text();
  }
}
