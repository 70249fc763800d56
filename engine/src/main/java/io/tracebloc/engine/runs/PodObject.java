package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.watch.RunPod;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Pod of a Job as the API server has it, read leniently.
 *
 * @param json the object
 */
record PodObject(JsonObject json) {
  private static final Comparator<PodObject> BY_AGE =
      Comparator.comparing(PodObject::seen, RunPod.BY_RELEVANCE).thenComparing(PodObject::name);

  /** Those of a Job, the oldest first; a Job of the same name may have left some behind. */
  static List<PodObject> of(JobObject job, List<JsonObject> pods) {
    return pods.stream()
        .map(PodObject::new)
        .filter(pod -> pod.belongsTo(job))
        .sorted(BY_AGE)
        .toList();
  }

  /** The attempts that these are, in their order. */
  static List<Attempt> attempts(List<PodObject> pods) {
    return IntStream.range(0, pods.size()).mapToObj(at -> pods.get(at).attempt(at + 1)).toList();
  }

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

  RunPod seen() {
    return RunPod.of(json);
  }

  private boolean belongsTo(JobObject job) {
    return namespace().equals(job.namespace()) && isNamed(job) && isOwned(job);
  }

  private boolean isNamed(JobObject job) {
    var labels = JsonFields.object(metadata(), "labels");
    return JsonFields.text(labels, "job-name")
        .or(() -> JsonFields.text(labels, "batch.kubernetes.io/job-name"))
        .equals(Optional.of(job.name()));
  }

  private boolean isOwned(JobObject job) {
    var owners =
        JsonFields.objects(metadata(), "ownerReferences")
            .flatMap(owner -> JsonFields.text(owner, "uid").stream())
            .toList();
    return owners.isEmpty() || job.uid().isEmpty() || owners.contains(job.uid());
  }

  private Attempt attempt(int number) {
    var seen = seen();
    var state = containers(seen).findFirst().orElseGet(JsonObject::new);
    var current = JsonFields.object(state, "state");
    var ended = JsonFields.object(current, "terminated");
    var running = JsonFields.object(current, "running");
    return new Attempt(
        number,
        seen,
        text(ended, status(), "reason"),
        text(ended, status(), "message"),
        Times.of(ended, "startedAt").or(() -> Times.of(running, "startedAt")),
        Times.of(ended, "finishedAt"),
        JsonFields.number(state, "restartCount").orElse(0),
        JsonFields.text(JsonFields.object(json, "spec"), "nodeName").orElse(""),
        metadata().has("deletionTimestamp"));
  }

  private Stream<JsonObject> containers(RunPod seen) {
    return JsonFields.objects(status(), "containerStatuses")
        .filter(
            one ->
                seen.container().isEmpty()
                    || JsonFields.text(one, "name").equals(seen.container()));
  }

  /** What the Pod as a whole says (evicted, past its deadline) goes before its container. */
  private static String text(JsonObject container, JsonObject pod, String field) {
    return JsonFields.text(pod, field)
        .filter(words -> !words.isBlank())
        .or(() -> JsonFields.text(container, field))
        .orElse("");
  }
}
