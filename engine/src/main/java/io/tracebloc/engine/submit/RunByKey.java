package io.tracebloc.engine.submit;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.failure.Failure;
import java.util.Optional;

/**
 * Looks for the Job of a key ({@code contract/protocol.md} 1.5), to find out what became of a
 * submit that got no answer.
 */
public final class RunByKey {
  /** The label that tells runs from other Jobs; its value is the key. */
  public static final String LABEL = "tracebloc.io/ingestion-run";

  private final ApiCalls calls;

  /** Looks by these calls. */
  public RunByKey(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * The run, if its Job exists.
   *
   * @throws Failure if nobody can tell
   */
  public Optional<IngestionRun> find(String namespace, IdempotencyKey key) {
    ApiPath jobs =
        ApiPath.of("/apis/batch/v1/namespaces/%s/jobs".formatted(ApiPath.segment(namespace)))
            .with("labelSelector", LABEL + "=" + key.value());
    JsonObject list = calls.get("looking for the Job of the run", jobs.toString()).orThrow();
    return JsonFields.objects(list, "items")
        .flatMap(job -> JsonFields.text(JsonFields.object(job, "metadata"), "name").stream())
        .findFirst()
        .map(job -> new IngestionRun(job, namespace, key.value(), false));
  }
}
