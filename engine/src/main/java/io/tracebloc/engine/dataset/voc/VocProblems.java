package io.tracebloc.engine.dataset.voc;

import java.util.ArrayList;
import java.util.List;

/** The problems of one file; a file with very many of them is cut short. For one thread. */
final class VocProblems {
  private static final int MOST = 100;

  private final List<VocProblem> problems = new ArrayList<>(0);
  private int fatalDropped;
  private int dropped;

  /** The cluster refuses it. */
  void error(String message) {
    add(new VocProblem(true, message));
  }

  /** Worth knowing. */
  void remark(String message) {
    add(new VocProblem(false, message));
  }

  /** All of them, in order; those beyond the limit as a number. */
  List<VocProblem> all() {
    var all = new ArrayList<>(problems);
    if (dropped > 0) {
      all.add(
          new VocProblem(
              fatalDropped > 0, "… and %,d more problems in this file".formatted(dropped)));
    }
    return List.copyOf(all);
  }

  private void add(VocProblem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    } else {
      dropped++;
      fatalDropped += problem.fatal() ? 1 : 0;
    }
  }
}
