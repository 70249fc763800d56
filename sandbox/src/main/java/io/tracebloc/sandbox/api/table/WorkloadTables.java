package io.tracebloc.sandbox.api.table;

import static io.tracebloc.sandbox.api.table.Column.number;
import static io.tracebloc.sandbox.api.table.Column.text;
import static io.tracebloc.sandbox.api.table.Column.timed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Deployments, Jobs and the like as rows. */
final class WorkloadTables {
  private static final Column CONTAINERS = text("Containers", Fields::containers).wide();
  private static final Column IMAGES = text("Images", Fields::images).wide();
  private static final Column SELECTOR = text("Selector", Fields::selector).wide();

  private WorkloadTables() {}

  static List<Column> columns(String kind) {
    return switch (kind) {
      case "Deployment" ->
          List.of(
              Column.objectName(),
              text("Ready", WorkloadTables::ready),
              number("Up-to-date", object -> Fields.number(object, "status", "updatedReplicas")),
              number("Available", object -> Fields.number(object, "status", "availableReplicas")),
              Column.age(),
              CONTAINERS,
              IMAGES,
              SELECTOR);
      case "ReplicaSet" ->
          List.of(
              Column.objectName(),
              number("Desired", object -> Fields.number(object, "spec", "replicas")),
              number("Current", object -> Fields.number(object, "status", "replicas")),
              number("Ready", object -> Fields.number(object, "status", "readyReplicas")),
              Column.age(),
              CONTAINERS,
              IMAGES,
              SELECTOR);
      case "StatefulSet" ->
          List.of(
              Column.objectName(),
              text("Ready", WorkloadTables::ready),
              Column.age(),
              CONTAINERS,
              IMAGES);
      case "DaemonSet" -> daemonSet();
      case "Job" -> job();
      case "CronJob" -> cronJob();
      default -> List.of(Column.objectName(), Column.age());
    };
  }

  private static List<Column> daemonSet() {
    return List.of(
        Column.objectName(),
        number("Desired", object -> Fields.number(object, "status", "desiredNumberScheduled")),
        number("Current", object -> Fields.number(object, "status", "currentNumberScheduled")),
        number("Ready", object -> Fields.number(object, "status", "numberReady")),
        number("Up-to-date", object -> Fields.number(object, "status", "updatedNumberScheduled")),
        number("Available", object -> Fields.number(object, "status", "numberAvailable")),
        text(
            "Node Selector",
            object -> Fields.labels(Fields.at(object, "spec", "template", "spec", "nodeSelector"))),
        Column.age(),
        CONTAINERS,
        IMAGES,
        SELECTOR);
  }

  private static List<Column> job() {
    return List.of(
        Column.objectName(),
        text("Status", WorkloadTables::jobStatus),
        text("Completions", WorkloadTables::completions),
        timed("Duration", WorkloadTables::duration),
        Column.age(),
        CONTAINERS,
        IMAGES,
        SELECTOR);
  }

  private static List<Column> cronJob() {
    return List.of(
        Column.objectName(),
        text("Schedule", object -> Fields.text(object, "spec", "schedule")),
        text("Timezone", object -> Fields.textOr(Fields.NONE, object, "spec", "timeZone")),
        text("Suspend", object -> goBoolean(Fields.flag(object, "spec", "suspend"))),
        number("Active", object -> (long) Fields.at(object, "status", "active").size()),
        timed("Last Schedule", WorkloadTables::lastSchedule),
        Column.age());
  }

  private static String lastSchedule(ObjectNode object, Instant now) {
    var time = Fields.text(object, "status", "lastScheduleTime");
    return time.isEmpty() ? Fields.NONE : Durations.since(time, now);
  }

  private static String goBoolean(boolean value) {
    return value ? "True" : "False";
  }

  private static String ready(ObjectNode object) {
    return Fields.number(object, "status", "readyReplicas")
        + "/"
        + Fields.number(object, "spec", "replicas");
  }

  private static String jobStatus(ObjectNode job) {
    if (condition(job, "Complete")) {
      return "Complete";
    }
    if (condition(job, "Failed")) {
      return "Failed";
    }
    if (!Fields.text(job, "metadata", "deletionTimestamp").isEmpty()) {
      return "Terminating";
    }
    if (condition(job, "Suspended")) {
      return "Suspended";
    }
    if (condition(job, "FailureTarget")) {
      return "FailureTarget";
    }
    return condition(job, "SuccessCriteriaMet") ? "SuccessCriteriaMet" : "Running";
  }

  private static boolean condition(ObjectNode object, String type) {
    return Fields.at(object, "status", "conditions")
        .valueStream()
        .anyMatch(
            condition ->
                Fields.text(condition, "type").equals(type)
                    && Fields.text(condition, "status").equals("True"));
  }

  private static String completions(ObjectNode job) {
    var succeeded = Fields.number(job, "status", "succeeded");
    if (Fields.at(job, "spec").has("completions")) {
      return succeeded + "/" + Fields.number(job, "spec", "completions");
    }
    var parallelism = Fields.number(job, "spec", "parallelism");
    return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
  }

  private static String duration(ObjectNode job, Instant now) {
    var start = Fields.text(job, "status", "startTime");
    if (start.isEmpty()) {
      return "";
    }
    var end = Fields.text(job, "status", "completionTime");
    if (end.isEmpty()) {
      return Durations.since(start, now);
    }
    return Durations.human(Duration.between(Instant.parse(start), Instant.parse(end)));
  }
}
