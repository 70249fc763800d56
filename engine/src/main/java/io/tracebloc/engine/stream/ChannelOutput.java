package io.tracebloc.engine.stream;

import java.io.IOException;
import java.io.OutputStream;

/** The outgoing channel of a connection. Nothing has to be flushed. */
final class ChannelOutput extends OutputStream {
  private final Outbox outbox;

  ChannelOutput(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    outbox.add(bytes, offset, length);
  }

  /** Ends the channel after what was written; does not wait. */
  @Override
  public void close() {
    outbox.end();
  }
}
