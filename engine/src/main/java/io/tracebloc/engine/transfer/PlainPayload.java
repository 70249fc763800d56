package io.tracebloc.engine.transfer;

import java.io.IOException;

/** Sends content as it is, and fills up the last unit. */
final class PlainPayload implements Payload {
  private final ItemOutput out;
  private final long total;
  private long written;

  /**
   * Content of known length.
   *
   * @param total how many bytes the far side waits for
   */
  PlainPayload(ItemOutput out, long total) {
    this.out = out;
    this.total = total;
  }

  @Override
  public void write(byte[] bytes, int length, boolean ofFile) throws IOException {
    if (ofFile) {
      out.read(length);
    }
    out.write(bytes, length);
    written += length;
  }

  @Override
  public void finish() throws IOException {
    zeros(total - written);
  }
}
