package io.tracebloc.benchmarks.transfer;

import java.io.IOException;

/** One row or several of the table. */
interface Work {
  /** What it is called on the command line. */
  String name();

  /** What it compares, in a line. */
  String purpose();

  /**
   * Makes the data, measures and prints.
   *
   * @throws IOException if something cannot be written or started, or a program fails
   */
  void run(Run run) throws IOException, InterruptedException;
}
