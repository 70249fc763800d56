package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.RunByKey;
import io.tracebloc.engine.watch.RunJob;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The Job of a run as the API server has it, read leniently ({@code contract/protocol.md} 1.5).
 *
 * @param json the object
 */
record JobObject(JsonObject json) {
  /** The oldest first, those of the same second by name. */
  static final Comparator<JobObject> BY_AGE =
      Comparator.comparing(JobObject::created)
          .thenComparing(JobObject::namespace)
          .thenComparing(JobObject::name);

  private static final String KEY_VARIABLE = "TRACEBLOC_INGEST_CORRELATION_ID";

  private JsonObject metadata() {
    return JsonFields.object(json, "metadata");
  }

  private JsonObject status() {
    return JsonFields.object(json, "status");
  }

  String name() {
    return JsonFields.text(metadata(), "name").orElse("");
  }

  String namespace() {
    return JsonFields.text(metadata(), "namespace").orElse("");
  }

  String uid() {
    return JsonFields.text(metadata(), "uid").orElse("");
  }

  /** The value of the label; a server may have changed odd characters of the key in it. */
  String label() {
    return JsonFields.text(JsonFields.object(metadata(), "labels"), RunByKey.LABEL).orElse("");
  }

  /** The key, as the ingestor is told, else as the label has it. */
  String key() {
    return JsonFields.objects(container(), "env")
        .filter(variable -> JsonFields.text(variable, "name").equals(Optional.of(KEY_VARIABLE)))
        .flatMap(variable -> JsonFields.text(variable, "value").stream())
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElseGet(this::label);
  }

  /** The run for whoever follows it. */
  IngestionRun run() {
    return new IngestionRun(name(), namespace(), key(), false);
  }

  Instant created() {
    return Times.of(metadata(), "creationTimestamp").orElse(Instant.EPOCH);
  }

  Optional<Instant> started() {
    return Times.of(status(), "startTime");
  }

  /** When it completed or failed. */
  Optional<Instant> ended() {
    return Times.of(status(), "completionTime")
        .or(
            () ->
                conditions()
                    .filter(one -> hasType(one, "Complete") || hasType(one, "Failed"))
                    .filter(JobObject::isTrue)
                    .flatMap(one -> Times.of(one, "lastTransitionTime").stream())
                    .findFirst());
  }

  RunJob state() {
    return RunJob.of(json);
  }

  boolean suspended() {
    return conditions().anyMatch(one -> hasType(one, "Suspended") && isTrue(one));
  }

  Stream<JsonObject> conditions() {
    return JsonFields.objects(status(), "conditions");
  }

  int active() {
    return JsonFields.number(status(), "active").orElse(0);
  }

  /** How many Pods are Ready; empty from servers that do not count them. */
  OptionalInt ready() {
    return JsonFields.number(status(), "ready");
  }

  int failed() {
    return JsonFields.number(status(), "failed").orElse(0);
  }

  int succeeded() {
    return JsonFields.number(status(), "succeeded").orElse(0);
  }

  /** The spec of its Pods. */
  JsonObject podSpec() {
    return JsonFields.object(
        JsonFields.object(JsonFields.object(json, "spec"), "template"), "spec");
  }

  String image() {
    return JsonFields.text(container(), "image").orElse("");
  }

  /** The container of the ingestor: the one that is told of a document, else the first. */
  JsonObject container() {
    return MountedDocument.container(podSpec());
  }

  private static boolean hasType(JsonObject condition, String type) {
    return JsonFields.text(condition, "type").equals(Optional.of(type));
  }

  private static boolean isTrue(JsonObject condition) {
    return JsonFields.text(condition, "status").equals(Optional.of("True"));
  }
}
