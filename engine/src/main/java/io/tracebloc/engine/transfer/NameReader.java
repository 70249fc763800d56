package io.tracebloc.engine.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what the far side says: names ended by NUL, and lines. Anything else is a {@link
 * ProtocolException}.
 */
final class NameReader {
  private static final int LIMIT = 8 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[8 * LIMIT];
  private int start;
  private int end;

  /** A reader; it may read more than it has given out. */
  NameReader(InputStream in) {
    this.in = in;
  }

  /** The next name with its NUL; empty at the end. */
  byte[] name() throws IOException {
    return until(0);
  }

  /** The next line without its end; empty at the end, and for an empty line. */
  String line() throws IOException {
    return new String(until('\n'), StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private byte[] until(int mark) throws IOException {
    int length = 0;
    while (start + length < end || fill()) {
      if (length > LIMIT) {
        throw new ProtocolException("the far side sent an endless name or line");
      }
      if (buffer[start + length++] == mark) {
        start += length;
        return Arrays.copyOfRange(buffer, start - length, start);
      }
    }
    if (length > 0) {
      throw new ProtocolException("the far side's answer ended early");
    }
    return new byte[0];
  }

  /** Reads behind what was not given out yet; false at the end. */
  private boolean fill() throws IOException {
    if (end == buffer.length) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(0, read);
    return read > 0;
  }
}
