package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.JsonFields;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that Kubernetes noted about a run. Texts are as the cluster has them.
 *
 * @param time when it was noted last
 * @param type Normal or Warning
 * @param object what it is about, as {@code pod/name}
 * @param count how often
 */
public record RunEvent(
    Instant time, String type, String reason, String object, String message, int count) {
  public RunEvent {
    requireNonNull(time);
    requireNonNull(type);
    requireNonNull(reason);
    requireNonNull(object);
    requireNonNull(message);
  }

  static RunEvent of(JsonObject event) {
    var about = JsonFields.object(event, "involvedObject");
    var series = JsonFields.object(event, "series");
    var kind = JsonFields.text(about, "kind").orElse("").equals("Job") ? "job/" : "pod/";
    return new RunEvent(
        time(event, series).orElse(Instant.EPOCH),
        JsonFields.text(event, "type").orElse(""),
        JsonFields.text(event, "reason").orElse(""),
        kind + JsonFields.text(about, "name").orElse(""),
        JsonFields.text(event, "message").orElse(""),
        Math.max(
            1,
            JsonFields.number(series, "count")
                .orElse(JsonFields.number(event, "count").orElse(1))));
  }

  private static Optional<Instant> time(JsonObject event, JsonObject series) {
    return Times.of(series, "lastObservedTime")
        .or(() -> Times.of(event, "lastTimestamp"))
        .or(() -> Times.of(event, "eventTime"))
        .or(() -> Times.of(JsonFields.object(event, "metadata"), "creationTimestamp"));
  }
}
