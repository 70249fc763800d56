package io.tracebloc.commands.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * A file, a pipe or a dumb terminal: what is going on now becomes a line of its own, but only after
 * thirty seconds without any other.
 */
public final class SparseLines implements Display {
  private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

  private final PrintStream stream;
  private final LongSupplier nanoTime;
  private long lastLine;

  /** Lines on a stream. */
  public SparseLines(PrintStream stream, LongSupplier nanoTime) {
    this.stream = stream;
    this.nanoTime = nanoTime;
    lastLine = nanoTime.getAsLong();
  }

  @Override
  public void now(IntFunction<String> text) {
    if (nanoTime.getAsLong() - lastLine < PAUSE_NANOS) {
      return;
    }
    var line = text.apply(ANY_WIDTH);
    if (!line.isEmpty()) {
      print(line);
    }
  }

  @Override
  public void print(String line) {
    stream.print(line + "\n");
    stream.flush();
    lastLine = nanoTime.getAsLong();
  }
}
