package io.tracebloc.sandbox.api.table;

import static io.tracebloc.sandbox.api.table.Fields.NONE;
import static io.tracebloc.sandbox.api.table.Fields.text;
import static io.tracebloc.sandbox.api.table.Fields.textOr;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pods as rows. */
final class PodTable {
  private PodTable() {}

  static List<Column> columns() {
    return List.of(
        Column.objectName(),
        Column.text("Ready", PodTable::ready),
        Column.text("Status", PodPhrase::of),
        Column.timed("Restarts", PodTable::restarts),
        Column.age(),
        Column.text("IP", pod -> textOr(NONE, pod, "status", "podIP")).wide(),
        Column.text("Node", pod -> textOr(NONE, pod, "spec", "nodeName")).wide(),
        Column.text("Nominated Node", pod -> textOr(NONE, pod, "status", "nominatedNodeName"))
            .wide(),
        Column.text("Readiness Gates", _ -> NONE).wide());
  }

  private static String ready(ObjectNode pod) {
    var ready = statuses(pod).valueStream().filter(status -> Fields.flag(status, "ready")).count();
    return ready + "/" + Fields.at(pod, "spec", "containers").size();
  }

  private static String restarts(ObjectNode pod, Instant now) {
    var count =
        statuses(pod)
            .valueStream()
            .mapToLong(status -> Fields.number(status, "restartCount"))
            .sum();
    var last =
        statuses(pod)
            .valueStream()
            .map(status -> text(status, "lastState", "terminated", "finishedAt"))
            .filter(time -> !time.isEmpty())
            .max(String::compareTo);
    return count == 0
        ? "0"
        : count + last.map(time -> " (" + Durations.since(time, now) + " ago)").orElse("");
  }

  private static JsonNode statuses(ObjectNode pod) {
    return Fields.at(pod, "status", "containerStatuses");
  }

  /** The word for a pod's state: its phase, or better what holds it up or ended it. */
  private static final class PodPhrase {
    private PodPhrase() {}

    static String of(ObjectNode pod) {
      var reason = textOr(text(pod, "status", "phase"), pod, "status", "reason");
      if (!text(pod, "metadata", "deletionTimestamp").isEmpty()) {
        return reason.equals("NodeLost") ? "Unknown" : "Terminating";
      }
      return initializing(pod).orElseGet(() -> containers(pod, reason));
    }

    private static Optional<String> initializing(ObjectNode pod) {
      var statuses = Fields.at(pod, "status", "initContainerStatuses");
      var total = Fields.at(pod, "spec", "initContainers").size();
      var index = 0;
      for (var status : statuses) {
        var state = status.path("state");
        if (state.has("terminated") && Fields.number(state, "terminated", "exitCode") == 0) {
          index++;
          continue;
        }
        var waiting = text(state, "waiting", "reason");
        if (state.has("terminated")) {
          return Optional.of("Init:" + ended(state.path("terminated")));
        }
        return waiting.isEmpty() || waiting.equals("PodInitializing")
            ? Optional.of("Init:" + index + "/" + total)
            : Optional.of("Init:" + waiting);
      }
      return Optional.empty();
    }

    private static String containers(ObjectNode pod, String fallback) {
      var phrase = fallback;
      var running = false;
      for (var status : statuses(pod).valueStream().toList().reversed()) {
        var state = status.path("state");
        var waiting = text(state, "waiting", "reason");
        if (!waiting.isEmpty()) {
          phrase = waiting;
        } else if (state.has("terminated")) {
          phrase = ended(state.path("terminated"));
        } else if (state.has("running") && Fields.flag(status, "ready")) {
          running = true;
        }
      }
      return phrase.equals("Completed") && running ? "Running" : phrase;
    }

    private static String ended(JsonNode terminated) {
      var reason = text(terminated, "reason");
      if (!reason.isEmpty()) {
        return reason;
      }
      var signal = Fields.number(terminated, "signal");
      return signal != 0 ? "Signal:" + signal : "ExitCode:" + Fields.number(terminated, "exitCode");
    }
  }
}
