package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.store.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pod as the node reads it.
 *
 * @param object the API object; not to be changed
 */
public record Pod(ObjectNode object) {
  private static final long GRACE_SECONDS = 30;

  /** Its name. */
  public String name() {
    return Metadata.name(object);
  }

  /** Its namespace. */
  public String namespace() {
    return Metadata.namespace(object);
  }

  /** Its identity. */
  public String uid() {
    return Metadata.uid(object);
  }

  JsonNode spec() {
    return object.path("spec");
  }

  JsonNode status() {
    return object.path("status");
  }

  /** Its phase; Pending if none is set yet. */
  public String phase() {
    return status().path("phase").asString("Pending");
  }

  boolean isOver() {
    return phase().equals("Succeeded") || phase().equals("Failed");
  }

  /** Containers and init containers of the spec. */
  public Stream<JsonNode> containers() {
    return spec().path("containers").valueStream();
  }

  Stream<JsonNode> initContainers() {
    return spec().path("initContainers").valueStream();
  }

  String restartPolicy() {
    return spec().path("restartPolicy").asString("Always");
  }

  String serviceAccount() {
    return spec().path("serviceAccountName").asString("default");
  }

  boolean isDeleting() {
    return Metadata.deleting(object);
  }

  Duration deletionGrace() {
    return Duration.ofSeconds(
        object.path("metadata").path("deletionGracePeriodSeconds").asLong(GRACE_SECONDS));
  }

  Duration terminationGrace() {
    return Duration.ofSeconds(spec().path("terminationGracePeriodSeconds").asLong(GRACE_SECONDS));
  }

  Optional<Instant> startTime() {
    return Optional.of(status().path("startTime").asString(""))
        .filter(text -> !text.isEmpty())
        .map(Instant::parse);
  }

  /** When the pod has to be over, once it was started. */
  Optional<Instant> deadline() {
    var seconds = spec().path("activeDeadlineSeconds");
    return seconds.isMissingNode() || seconds.isNull()
        ? Optional.empty()
        : startTime().map(start -> start.plusSeconds(seconds.asLong()));
  }

  List<JsonNode> volumes() {
    return spec().path("volumes").valueStream().toList();
  }
}
