package io.tracebloc.commands.output;

import java.time.Duration;

/** How long ago something was, as kubectl says it: {@code 45s}, {@code 5m10s}, {@code 3d4h}. */
public final class Age {
  private static final int DAYS_OF_A_YEAR = 365;

  private Age() {}

  /** In at most two units; a time to come is no age. */
  public static String of(Duration age) {
    if (age.toSeconds() < -1) {
      return "<invalid>";
    }
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 120) {
      return seconds + "s";
    }
    long minutes = seconds / 60;
    if (minutes < 10) {
      return minutes + "m" + rest(seconds % 60, "s");
    }
    if (minutes < 180) {
      return minutes + "m";
    }
    return hours(minutes / 60, minutes % 60);
  }

  private static String hours(long hours, long minutes) {
    if (hours < 8) {
      return hours + "h" + rest(minutes, "m");
    }
    if (hours < 48) {
      return hours + "h";
    }
    long days = hours / 24;
    if (days < 8) {
      return days + "d" + rest(hours % 24, "h");
    }
    if (days < 2L * DAYS_OF_A_YEAR) {
      return days + "d";
    }
    long years = days / DAYS_OF_A_YEAR;
    return years + "y" + (years < 8 ? rest(days % DAYS_OF_A_YEAR, "d") : "");
  }

  private static String rest(long amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}
