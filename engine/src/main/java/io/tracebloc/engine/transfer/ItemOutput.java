package io.tracebloc.engine.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** The way of one item into its stream: keeps count, keeps the limit, and times the line. */
final class ItemOutput {
  private final OutputStream out;
  private final AtomicLong sent;
  private final RateLimit rate;
  private final Tally tally;
  private final Packing packing;

  /**
   * A way.
   *
   * @param sent counts bytes of file content
   */
  ItemOutput(OutputStream out, AtomicLong sent, RateLimit rate, Tally tally, Packing packing) {
    this.out = out;
    this.sent = sent;
    this.rate = rate;
    this.tally = tally;
    this.packing = packing;
  }

  /** So much of the files is on its way. */
  void read(int length) {
    sent.addAndGet(length);
    tally.sent(length);
  }

  void write(byte[] bytes, int length) throws IOException {
    try {
      rate.take(length);
    } catch (InterruptedException interrupted) {
      throw new InterruptedIOException("interrupted while sending");
    }
    long start = System.nanoTime();
    out.write(bytes, 0, length);
    packing.wrote(length, System.nanoTime() - start);
    tally.wired(length);
  }
}
