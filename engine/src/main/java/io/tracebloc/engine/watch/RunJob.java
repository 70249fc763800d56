package io.tracebloc.engine.watch;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.failure.Printable;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What matters of the run's Job.
 *
 * @param verdict how it ended, if it has
 * @param reason why it failed, printable; may be empty
 * @param mayRetry whether another Pod may follow a failed one
 */
public record RunJob(Optional<Verdict> verdict, String reason, boolean mayRetry) {
  /** How a Job can end. */
  public enum Verdict {
    /** Its Pods did what they had to. */
    COMPLETE,
    /** They did not. */
    FAILED
  }

  private static final int DEFAULT_BACKOFF_LIMIT = 6;

  /** Reads a Job; what it does not say is left open. */
  public static RunJob of(JsonObject job) {
    JsonObject status = JsonFields.object(job, "status");
    Optional<JsonObject> failed = condition(status, "Failed");
    if (failed.isPresent()) {
      return new RunJob(Optional.of(Verdict.FAILED), reason(failed.get()), false);
    }
    if (condition(status, "Complete").isPresent()) {
      return new RunJob(Optional.of(Verdict.COMPLETE), "", false);
    }
    int failures = JsonFields.number(status, "failed").orElse(0);
    int limit =
        JsonFields.number(JsonFields.object(job, "spec"), "backoffLimit")
            .orElse(DEFAULT_BACKOFF_LIMIT);
    return new RunJob(Optional.empty(), "", failures <= limit);
  }

  private static Optional<JsonObject> condition(JsonObject status, String type) {
    return JsonFields.objects(status, "conditions")
        .filter(condition -> JsonFields.text(condition, "type").equals(Optional.of(type)))
        .filter(condition -> JsonFields.text(condition, "status").equals(Optional.of("True")))
        .findFirst();
  }

  private static String reason(JsonObject condition) {
    return Printable.of(
        Stream.of("reason", "message")
            .flatMap(field -> JsonFields.text(condition, field).stream())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(": ")));
  }
}
