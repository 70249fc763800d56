package io.tracebloc.engine.submit;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.failure.Failure;
import java.util.Optional;

/**
 * Looks for the Job of a key ({@code contract/protocol.md} 1.5), to find out what became of a
 * submit that got no answer.
 */
final class RunByKey {
  private static final String LABEL = "tracebloc.io/ingestion-run";

  private final ApiCalls calls;

  RunByKey(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * The run, if its Job exists.
   *
   * @throws Failure if nobody can tell
   */
  Optional<IngestionRun> find(String namespace, IdempotencyKey key) {
    String selector = LABEL + "=" + key.value();
    return calls
        .call(
            "looking for the Job of the run",
            calls.batch().listNamespacedJob(namespace).labelSelector(selector)::execute)
        .getItems()
        .stream()
        .findFirst()
        .map(job -> new IngestionRun(job.getMetadata().getName(), namespace, key.value(), false));
  }
}
