package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.files.Workers;
import java.util.List;

/** Looks at the content of files, spread over workers. Safe for several threads. */
final class FileSweep {
  private final Workers workers;

  FileSweep(Workers workers) {
    this.workers = workers;
  }

  /** Those who do the work. */
  Workers workers() {
    return workers;
  }

  /**
   * Begins to look at all files, one list after the other; the caller may do something else
   * meanwhile, and hears of the findings when it finishes the sweep.
   */
  Sweep start(List<Inspection> inspections) {
    var sweep = new Sweep(inspections);
    // The caller is one more; too many threads only slow down a program that is still warming up.
    for (var worker = 1; worker < Math.max(2, workers.threads()); worker++) {
      workers.execute(sweep::work);
    }
    return sweep;
  }
}
