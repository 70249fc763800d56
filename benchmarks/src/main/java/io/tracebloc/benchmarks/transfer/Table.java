package io.tracebloc.benchmarks.transfer;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Collects what was compared; confined to one thread. */
final class Table {
  private static final double SECOND = 1e9;

  private final PrintStream out;
  private final List<String> rows = new ArrayList<>();

  Table(PrintStream out) {
    this.out = out;
  }

  /** Prints a line with its heading. */
  void line(String heading, String text) {
    out.printf("%-10s %s%n", heading, text);
  }

  /**
   * Adds a comparison of times.
   *
   * @param part what of our command is compared
   * @param aim what is to be reached, in words
   */
  void times(String work, String part, long ours, String rival, long theirs, String aim) {
    row(
        work,
        part,
        "%.2f s".formatted(ours / SECOND),
        rival,
        "%.2f s".formatted(theirs / SECOND),
        (double) ours / theirs,
        aim);
  }

  /** Adds a comparison of whatever was put into words. */
  void row(
      String work,
      String part,
      String ours,
      String rival,
      String theirs,
      double ratio,
      String aim) {
    rows.add(
        "| %s | %s | %s | %s | %s | %.2f | %s |"
            .formatted(work, part, ours, rival, theirs, ratio, aim));
    line("Ratio", "%s: %.2f of %s (aim: %s)".formatted(part, ratio, rival, aim));
  }

  /** Prints everything as a table for a document. */
  void print() {
    out.println();
    out.println("| work | ours | took | rival | took | ratio | aim |");
    out.println("|---|---|---|---|---|---|---|");
    rows.forEach(out::println);
  }
}
