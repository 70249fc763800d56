package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.JsonFields;
import java.time.Instant;
import java.util.Optional;

/**
 * What a Job says of itself. Texts are as the cluster has them.
 *
 * @param type for example Complete, Failed, Suspended
 * @param status True, False or Unknown
 * @param since when it came to be so
 */
public record JobCondition(
    String type, String status, String reason, String message, Optional<Instant> since) {
  public JobCondition {
    requireNonNull(type);
    requireNonNull(status);
    requireNonNull(reason);
    requireNonNull(message);
    requireNonNull(since);
  }

  static JobCondition of(JsonObject condition) {
    return new JobCondition(
        JsonFields.text(condition, "type").orElse(""),
        JsonFields.text(condition, "status").orElse(""),
        JsonFields.text(condition, "reason").orElse(""),
        JsonFields.text(condition, "message").orElse(""),
        Times.of(condition, "lastTransitionTime"));
  }
}
