package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.csv.CsvBatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Some rules that look at one batch after another, each batch on any worker: so every rule sees all
 * rows in order, and one thread at a time. To be told of batches by one thread.
 */
final class RuleLane {
  private final List<RuleRun> rules;
  private final Executor workers;
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

  RuleLane(List<RuleRun> rules, Executor workers) {
    this.rules = rules;
    this.workers = workers;
  }

  /** Looks at a batch as soon as the earlier ones are done; gives what each rule found. */
  CompletableFuture<List<List<Finding>>> submit(CsvBatch batch) {
    var found =
        last.thenApplyAsync(_ -> rules.stream().map(rule -> rule.collect(batch)).toList(), workers);
    last = found;
    return found;
  }
}
