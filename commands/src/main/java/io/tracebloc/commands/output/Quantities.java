package io.tracebloc.commands.output;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Amounts as people read them, the same in every locale. */
public final class Quantities {
  private static final List<String> UNITS = List.of("KiB", "MiB", "GiB");

  private Quantities() {}

  /** Bytes with two decimals from 1 KiB on ({@code contract/datasets.md} 4.3), for a result. */
  public static String bytes(long bytes) {
    return bytes(bytes, "%.2f %s");
  }

  /** Bytes with one decimal, for a line that is redrawn. */
  public static String roughBytes(long bytes) {
    return bytes(bytes, "%.1f %s");
  }

  /** A number with comma thousands. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number of things: {@code 1 file}, {@code 2,000 files}. */
  public static String count(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** Time in at most two units: {@code 0.4s}, {@code 12s}, {@code 3m 05s}, {@code 2h 04m}. */
  public static String time(Duration duration) {
    var seconds = duration.toSeconds();
    if (duration.toMillis() < 9_950) {
      return String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%dm %02ds", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%dh %02dm", seconds / 3600, seconds / 60 % 60);
  }

  private static String bytes(long bytes, String format) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    var amount = bytes / 1024.0;
    var unit = 0;
    while (amount >= 1024 && unit < UNITS.size() - 1) {
      amount /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, format, amount, UNITS.get(unit));
  }
}
