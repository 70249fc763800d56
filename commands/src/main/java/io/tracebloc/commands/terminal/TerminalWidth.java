package io.tracebloc.commands.terminal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Columns of the terminal, asked of {@code stty} in the background, at most every two seconds, so
 * that a resized window is noticed. Safe for use by several threads.
 */
public final class TerminalWidth implements IntSupplier {
  private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

  private final LongSupplier nanoTime;
  private volatile int columns = TerminalFacts.DEFAULT_WIDTH;
  private long askedAt;
  private boolean asked;

  /** A width that is not asked for before it is used. */
  public TerminalWidth(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public int getAsInt() {
    if (isStale()) {
      Thread.ofVirtual().start(this::ask);
    }
    return columns;
  }

  private synchronized boolean isStale() {
    var now = nanoTime.getAsLong();
    if (asked && now - askedAt < FRESH_NANOS) {
      return false;
    }
    asked = true;
    askedAt = now;
    return true;
  }

  private void ask() {
    try {
      var process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(Redirect.DISCARD)
              .start();
      var answer = new String(process.getInputStream().readNBytes(64), StandardCharsets.US_ASCII);
      process.waitFor(1, TimeUnit.SECONDS);
      columns = parse(answer);
    } catch (IOException e) {
      // No terminal, or no stty: the usual width stays.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The second number of {@code ROWS COLUMNS}; the usual width if there is none. */
  static int parse(String answer) {
    var words = answer.strip().split(" ", -1);
    if (words.length != 2 || !words[1].matches("[1-9]\\d{1,3}")) {
      return TerminalFacts.DEFAULT_WIDTH;
    }
    return Integer.parseInt(words[1]);
  }
}
