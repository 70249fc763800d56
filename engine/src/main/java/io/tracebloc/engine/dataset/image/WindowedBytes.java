package io.tracebloc.engine.dataset.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A window over a file that moves to where bytes are asked for; usually filled once. */
final class WindowedBytes implements ImageBytes {
  private final FileChannel channel;
  private final ByteBuffer window;
  private long windowStart;

  /** Reads the first bytes into the window, whose old content is dropped. */
  WindowedBytes(FileChannel channel, ByteBuffer window) throws IOException {
    this.channel = channel;
    this.window = window;
    fill(0);
  }

  @Override
  public int at(long offset) throws IOException {
    if (offset < windowStart || offset >= windowStart + window.limit()) {
      fill(offset);
      if (window.limit() == 0) {
        return -1;
      }
    }
    return window.get((int) (offset - windowStart)) & 0xff;
  }

  @Override
  public boolean copy(long offset, byte[] into) throws IOException {
    if (offset < windowStart || offset + into.length > windowStart + window.limit()) {
      fill(offset);
    }
    var present = into.length <= window.limit() - (offset - windowStart);
    if (present) {
      window.get((int) (offset - windowStart), into);
    }
    return present;
  }

  private void fill(long offset) throws IOException {
    window.clear();
    windowStart = offset;
    // One read is enough for a regular file unless it is being cut right now.
    channel.read(window, offset);
    window.flip();
  }
}
