package io.tracebloc.engine.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/**
 * Reads what the far side says: names ended by NUL, and lines. Anything else is a {@link
 * ProtocolException}.
 */
final class NameReader {
  private static final int LIMIT = 8 * 1024;

  private final InputStream in;

  /**
   * A reader.
   *
   * @param in buffered
   */
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

  private byte[] until(int end) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int value = in.read(); value >= 0; value = in.read()) {
      bytes.write(value);
      if (value == end) {
        return bytes.toByteArray();
      }
      if (bytes.size() > LIMIT) {
        throw new ProtocolException("the far side sent an endless name or line");
      }
    }
    if (bytes.size() > 0) {
      throw new ProtocolException("the far side's answer ended early");
    }
    return new byte[0];
  }
}
