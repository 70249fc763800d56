package io.tracebloc.sandbox.standin.ingestor;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A bar as tqdm draws it: every state overwrites the last one after a carriage return, so that a
 * log holds one long line. At most one state per per cent.
 */
final class ProgressBar implements AutoCloseable {
  private static final int CELLS = 10;

  private final PrintStream out;
  private final Clock clock;
  private final long total;
  private final Instant start;
  private long done;
  private long shownPercent = -1;

  ProgressBar(PrintStream out, Clock clock, long total) {
    this.out = out;
    this.clock = clock;
    this.total = total;
    this.start = clock.instant();
    draw();
  }

  /** Counts rows. */
  void advance(long rows) {
    done += rows;
    draw();
  }

  private void draw() {
    var percent = 100 * done / total;
    if (percent == shownPercent) {
      return;
    }
    shownPercent = percent;
    var filled = (int) (CELLS * done / total);
    var seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    out.printf(
        Locale.ROOT,
        "\rIngesting records: %3d%%|%s%s| %d/%d [%.1fs]",
        percent,
        "█".repeat(filled),
        " ".repeat(CELLS - filled),
        done,
        total,
        seconds);
    out.flush();
  }

  /** Ends the line. */
  @Override
  public void close() {
    out.println();
    out.flush();
  }
}
