package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.csv.CsvBatch;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A batch that several lanes look at.
 *
 * @param batch the rows
 * @param found what each rule of each lane finds in them
 */
record BatchInFlight(CsvBatch batch, List<? extends Future<List<List<Finding>>>> found) {
  /** Waits for the lanes and passes the findings on, lane by lane; returns the batch. */
  CsvBatch finish(Consumer<Finding> findings) throws InterruptedException {
    for (var lane : found) {
      result(lane).forEach(rule -> rule.forEach(findings));
    }
    return batch;
  }

  private static List<List<Finding>> result(Future<List<List<Finding>>> lane)
      throws InterruptedException {
    try {
      return lane.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException("a rule failed", e.getCause());
      }
    }
  }
}
