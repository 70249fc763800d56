package io.tracebloc.engine.release;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes up to a limit of its own and to one shared with others, beyond which reading fails. */
final class BoundedStream extends FilterInputStream {
  private final int most;
  private final InflationBudget budget;
  private int left;

  BoundedStream(InputStream stream, int most, InflationBudget budget) {
    super(stream);
    this.budget = budget;
    this.most = most;
    left = most;
  }

  @Override
  public int read() throws IOException {
    var one = super.read();
    if (one >= 0) {
      count(1);
    }
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    var read = super.read(bytes, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int read) throws IOException {
    if (read > left) {
      throw new IOException("it inflates to more than %d MiB".formatted(most / (1024 * 1024)));
    }
    budget.take(read);
    left -= read;
  }
}
