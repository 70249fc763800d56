package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.pods.process.ContainerProcess;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a container is doing, as its status tells it. */
sealed interface ContainerState {
  /** The state as the API shows it. */
  ObjectNode json();

  /**
   * Not running, may still come.
   *
   * @param reason for example {@code ContainerCreating} or {@code CrashLoopBackOff}
   * @param message empty if there is nothing to add
   */
  record Waiting(String reason, String message) implements ContainerState {
    @Override
    public ObjectNode json() {
      var json = JsonNodeFactory.instance.objectNode();
      var waiting = json.putObject("waiting").put("reason", reason);
      if (!message.isEmpty()) {
        waiting.put("message", message);
      }
      return json;
    }
  }

  /** Running since that moment. */
  record Running(ContainerProcess process, Instant startedAt) implements ContainerState {
    @Override
    public ObjectNode json() {
      var json = JsonNodeFactory.instance.objectNode();
      json.putObject("running").put("startedAt", seconds(startedAt));
      return json;
    }
  }

  /** Ended. */
  record Terminated(
      int exitCode, String reason, String message, Instant startedAt, Instant finishedAt, String id)
      implements ContainerState {
    @Override
    public ObjectNode json() {
      var json = JsonNodeFactory.instance.objectNode();
      var terminated = json.putObject("terminated").put("exitCode", exitCode).put("reason", reason);
      if (!message.isEmpty()) {
        terminated.put("message", message);
      }
      terminated.put("startedAt", seconds(startedAt)).put("finishedAt", seconds(finishedAt));
      if (!id.isEmpty()) {
        terminated.put("containerID", id);
      }
      return json;
    }

    boolean succeeded() {
      return exitCode == 0;
    }
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
