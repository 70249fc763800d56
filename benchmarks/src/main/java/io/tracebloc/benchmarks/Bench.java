package io.tracebloc.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What a benchmark works with.
 *
 * @param product the command under test
 * @param folder where data goes
 * @param settings how much of it, and how often
 * @param out where results go
 */
record Bench(Product product, Path folder, Settings settings, PrintStream out) {
  /** Prints a line with its heading. */
  void line(String heading, String text) {
    out.printf("%-10s %s%n", heading, text);
  }
}
