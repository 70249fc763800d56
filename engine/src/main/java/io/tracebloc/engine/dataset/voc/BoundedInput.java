package io.tracebloc.engine.dataset.voc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that refuses to go on beyond a length, and remembers that it failed: a parser on top
 * hides what went wrong below.
 */
final class BoundedInput extends FilterInputStream {
  private long left;
  private boolean tooLong;
  private boolean failed;

  BoundedInput(InputStream in, long limit) {
    super(in);
    this.left = limit;
  }

  /** Whether the limit was passed. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Whether reading failed. */
  boolean hasFailed() {
    return failed;
  }

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count;
    try {
      count = super.read(bytes, offset, length);
    } catch (IOException e) {
      failed = true;
      throw e;
    }
    left -= Math.max(0, count);
    if (left < 0) {
      tooLong = true;
      throw new IOException("too long");
    }
    return count;
  }
}
