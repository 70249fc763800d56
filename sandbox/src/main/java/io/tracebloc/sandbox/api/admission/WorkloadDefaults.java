package io.tracebloc.sandbox.api.admission;

import static io.tracebloc.sandbox.api.admission.PodDefaults.ifAbsent;
import static io.tracebloc.sandbox.api.admission.PodDefaults.number;

import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills in what the author of a Job, Deployment or the like left open. */
final class WorkloadDefaults {
  private WorkloadDefaults() {}

  static void complete(ResourceType type, ObjectNode object) {
    if (!(object.get("spec") instanceof ObjectNode spec)) {
      return;
    }
    switch (type.kind()) {
      case "Job" -> job(object, spec);
      case "CronJob" -> cronJob(spec);
      case "Deployment" -> deployment(spec);
      case "ReplicaSet" -> replicas(spec);
      case "StatefulSet" -> statefulSet(spec);
      case "DaemonSet" -> number(spec, "revisionHistoryLimit", 10);
      default -> {
        return;
      }
    }
    if (spec.path("template").get("spec") instanceof ObjectNode pod) {
      PodDefaults.complete(pod);
    }
  }

  /** A Job selects its pods by its uid, which is therefore chosen here. */
  private static void job(ObjectNode job, ObjectNode spec) {
    var uid = UUID.randomUUID().toString();
    Metadata.of(job).put("uid", uid);
    jobSpec(spec);
    if (spec.has("selector") || !(spec.get("template") instanceof ObjectNode template)) {
      return;
    }
    spec.putObject("selector")
        .putObject("matchLabels")
        .put("batch.kubernetes.io/controller-uid", uid);
    var metadata = Metadata.of(template);
    var labels =
        metadata.get("labels") instanceof ObjectNode found ? found : metadata.putObject("labels");
    labels.put("batch.kubernetes.io/controller-uid", uid).put("controller-uid", uid);
    var name = Metadata.name(job);
    if (!name.isEmpty()) {
      labels.put("batch.kubernetes.io/job-name", name).put("job-name", name);
    }
  }

  private static void jobSpec(ObjectNode spec) {
    if (!spec.has("completions") && !spec.has("parallelism")) {
      spec.put("completions", 1);
    }
    number(spec, "parallelism", 1);
    number(spec, "backoffLimit", 6);
    ifAbsent(spec, "completionMode", "NonIndexed");
    ifAbsent(spec, "podReplacementPolicy", "TerminatingOrFailed");
    if (!spec.has("suspend")) {
      spec.put("suspend", false);
    }
  }

  private static void cronJob(ObjectNode spec) {
    ifAbsent(spec, "concurrencyPolicy", "Allow");
    number(spec, "successfulJobsHistoryLimit", 3);
    number(spec, "failedJobsHistoryLimit", 1);
    if (!spec.has("suspend")) {
      spec.put("suspend", false);
    }
    if (spec.path("jobTemplate").path("spec").path("template").get("spec")
        instanceof ObjectNode pod) {
      PodDefaults.complete(pod);
    }
  }

  private static void deployment(ObjectNode spec) {
    replicas(spec);
    number(spec, "revisionHistoryLimit", 10);
    number(spec, "progressDeadlineSeconds", 600);
    var strategy =
        spec.get("strategy") instanceof ObjectNode found ? found : spec.putObject("strategy");
    ifAbsent(strategy, "type", "RollingUpdate");
    if (strategy.path("type").asString("").equals("RollingUpdate")) {
      var rolling =
          strategy.get("rollingUpdate") instanceof ObjectNode found
              ? found
              : strategy.putObject("rollingUpdate");
      ifAbsent(rolling, "maxUnavailable", "25%");
      ifAbsent(rolling, "maxSurge", "25%");
    }
  }

  private static void statefulSet(ObjectNode spec) {
    replicas(spec);
    number(spec, "revisionHistoryLimit", 10);
    ifAbsent(spec, "podManagementPolicy", "OrderedReady");
  }

  private static void replicas(ObjectNode spec) {
    number(spec, "replicas", 1);
  }

  static void check(ResourceType type, ObjectNode object, Problems problems) {
    var spec = object.path("spec");
    switch (type.kind()) {
      case "Job" -> {
        template(spec.path("template"), problems);
        if (spec.path("template")
            .path("spec")
            .path("restartPolicy")
            .asString("")
            .equals("Always")) {
          problems.unsupported(
              "spec.template.spec.restartPolicy", "Always", List.of("OnFailure", "Never"));
        }
      }
      case "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet" -> {
        template(spec.path("template"), problems);
        selector(spec, problems);
      }
      default -> {}
    }
  }

  private static void template(JsonNode template, Problems problems) {
    MetadataRules.labels(
        template.path("metadata").path("labels"), "spec.template.labels", problems);
    PodRules.check(template.path("spec"), "spec.template.spec", problems);
  }

  private static void selector(JsonNode spec, Problems problems) {
    if (spec.path("selector").isEmpty()) {
      problems.required("spec.selector", "");
      return;
    }
    var labels = spec.path("template").path("metadata").path("labels");
    for (var wanted : spec.path("selector").path("matchLabels").properties()) {
      if (!wanted.getValue().equals(labels.path(wanted.getKey()))) {
        problems.invalid(
            "spec.template.metadata.labels",
            labels.toString(),
            "`selector` does not match template `labels`");
        return;
      }
    }
  }

  static void checkUpdate(
      ResourceType type, ObjectNode previous, ObjectNode next, Problems problems) {
    var fixed =
        type.equals(ResourceTypes.JOBS)
            ? List.of("selector", "template", "completionMode")
            : List.of("selector");
    for (var field : fixed) {
      if (!previous.path("spec").path(field).equals(next.path("spec").path(field))) {
        problems.invalid("spec." + field, "", "field is immutable");
      }
    }
  }
}
