package io.tracebloc.benchmarks.transfer;

import java.nio.file.Path;

/**
 * What a piece of work has to do with.
 *
 * @param scratch folder for whatever need not be kept
 */
record Run(Options options, Site site, Ours ours, Data data, Path scratch, Table table) {
  /** Measured rounds. */
  int times() {
    return options.count("times");
  }

  /** A directory of the claim that is not there yet. */
  String place(String name) {
    return site.root() + "/" + name;
  }
}
