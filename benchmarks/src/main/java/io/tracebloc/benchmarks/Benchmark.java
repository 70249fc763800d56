package io.tracebloc.benchmarks;

import java.io.IOException;

/** One comparison. */
interface Benchmark {
  /** What it is called on the command line. */
  String name();

  /** What it compares, in a line. */
  String purpose();

  /** What its size counts: {@code files} or {@code rows}. */
  String unit();

  /** Size unless another is asked for. */
  int defaultSize();

  /**
   * Makes the data, measures and prints.
   *
   * @throws IOException if something cannot be written or started, or a program fails
   */
  void run(Bench bench) throws IOException, InterruptedException;
}
