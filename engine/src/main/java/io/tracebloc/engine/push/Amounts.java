package io.tracebloc.engine.push;

import java.util.Locale;

/** Files and bytes in words. */
public final class Amounts {
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};
  private static final double STEP = 1024;

  private Amounts() {}

  /** For example {@code 10,000 files, 97.66 MiB}. */
  public static String of(long files, long bytes) {
    return count(files, "file", "files") + ", " + ofBytes(bytes);
  }

  static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }

  static String ofBytes(long bytes) {
    if (bytes < STEP) {
      return bytes + " B";
    }
    double amount = bytes / STEP;
    int unit = 0;
    while (amount >= STEP && unit < UNITS.length - 1) {
      amount /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.2f %s", amount, UNITS[unit]);
  }
}
