package io.tracebloc.engine.dataset.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for NUL bytes and malformed UTF-8 in a stream of chunks (GEN-01, GEN-02). Remembers the
 * first of each.
 */
public final class EncodingCheck {
  /** What an offset is when nothing was found. */
  public static final long NONE = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;

  private long consumed;
  private long firstNul = NONE;
  private long firstMalformed = NONE;

  // Inside a sequence: how many bytes are due, and the range of the next one.
  private int due;
  private int lowest;
  private int highest;

  /** Takes the next bytes of the file. */
  public void accept(byte[] bytes, int start, int end) {
    var at = start;
    while (at < end) {
      at = due == 0 ? skipPlain(bytes, at, end) : at;
      if (at < end) {
        acceptByte(bytes[at] & 0xff, consumed + at - start);
        at++;
      }
    }
    consumed += end - start;
  }

  /** Ends the file: a sequence that is cut off is malformed. */
  public void finish() {
    if (due > 0) {
      malformed(consumed);
      due = 0;
    }
  }

  /** Offset of the first NUL byte, or {@link #NONE}. */
  public long firstNul() {
    return firstNul;
  }

  /** Offset of the first malformed byte, or {@link #NONE}. */
  public long firstMalformed() {
    return firstMalformed;
  }

  /** Skips words of ASCII without NUL; returns the index of the first word with something else. */
  private static int skipPlain(byte[] bytes, int start, int end) {
    var at = start;
    while (at + Long.BYTES <= end) {
      var word = (long) LONGS.get(bytes, at);
      if (((word | (word - ONES)) & HIGH) != 0) {
        return at;
      }
      at += Long.BYTES;
    }
    return at;
  }

  private void acceptByte(int value, long offset) {
    if (due > 0) {
      if (value >= lowest && value <= highest) {
        expect(due - 1, 0x80, 0xbf);
        return;
      }
      malformed(offset);
      due = 0;
    }
    if (value >= 0x80) {
      lead(value, offset);
    } else if (value == 0 && firstNul == NONE) {
      firstNul = offset;
    }
  }

  private void lead(int value, long offset) {
    if (value >= 0xc2 && value <= 0xdf) {
      expect(1, 0x80, 0xbf);
    } else if (value >= 0xe0 && value <= 0xef) {
      // Overlong forms and surrogates are not UTF-8.
      expect(2, value == 0xe0 ? 0xa0 : 0x80, value == 0xed ? 0x9f : 0xbf);
    } else if (value >= 0xf0 && value <= 0xf4) {
      expect(3, value == 0xf0 ? 0x90 : 0x80, value == 0xf4 ? 0x8f : 0xbf);
    } else {
      malformed(offset);
    }
  }

  private void expect(int bytes, int low, int high) {
    due = bytes;
    lowest = low;
    highest = high;
  }

  private void malformed(long offset) {
    if (firstMalformed == NONE) {
      firstMalformed = offset;
    }
  }
}
