package io.tracebloc.sandbox.pods.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Job at one moment: how far it is and what is missing. */
record JobState(ObjectNode job, List<ObjectNode> pods, JobTally tally, ControlSettings settings) {
  private static final int BACK_OFF_LIMIT = 6;
  private static final int LARGEST_EXPONENT = 16;

  JobState {
    pods = List.copyOf(pods);
  }

  /**
   * How a Job ends.
   *
   * @param condition Complete or Failed
   */
  record Verdict(String condition, String reason, String message) {}

  JobState refreshed(List<ObjectNode> now) {
    return new JobState(job, now, tally, settings);
  }

  private JsonNode spec() {
    return job.path("spec");
  }

  List<ObjectNode> active() {
    return pods.stream().filter(OwnedPods::isActive).toList();
  }

  /** The end of the Job, if it has come. */
  Optional<Verdict> verdict(Instant now) {
    if (isComplete()) {
      return Optional.of(
          new Verdict(
              "Complete", "CompletionsReached", "Reached expected number of succeeded pods"));
    }
    if (tally.failed() > backOffLimit() || isPastRestarts()) {
      return Optional.of(
          new Verdict(
              "Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit"));
    }
    var left = untilDeadline(now);
    if (left.isPresent() && !left.get().isPositive()) {
      return Optional.of(
          new Verdict(
              "Failed", "DeadlineExceeded", "Job was active longer than specified deadline"));
    }
    return Optional.empty();
  }

  private boolean isComplete() {
    var completions = spec().path("completions");
    return completions.isNumber()
        ? tally.succeeded() >= completions.asInt()
        : tally.succeeded() > 0 && active().isEmpty();
  }

  private int backOffLimit() {
    return spec().path("backoffLimit").asInt(BACK_OFF_LIMIT);
  }

  /** With restartPolicy OnFailure, restarts within a pod count as well. */
  private boolean isPastRestarts() {
    var template = spec().path("template").path("spec");
    if (!template.path("restartPolicy").asString("").equals("OnFailure")) {
      return false;
    }
    var restarts = active().stream().mapToInt(JobState::restarts).sum();
    return backOffLimit() == 0 ? restarts > 0 : restarts >= backOffLimit();
  }

  private static int restarts(ObjectNode pod) {
    return pod.path("status")
        .path("containerStatuses")
        .valueStream()
        .mapToInt(container -> container.path("restartCount").asInt(0))
        .sum();
  }

  /** The time left until the deadline; empty without one or before the start. */
  Optional<Duration> untilDeadline(Instant now) {
    var seconds = spec().path("activeDeadlineSeconds");
    var start = job.path("status").path("startTime").asString("");
    return seconds.isNumber() && !start.isEmpty()
        ? Optional.of(Duration.between(now, Instant.parse(start).plusSeconds(seconds.asLong())))
        : Optional.empty();
  }

  /** How long to wait before pods are created; grows with each failure. */
  Duration pause(Instant now) {
    if (tally.lastFailure().isEmpty() || missing() <= 0) {
      return Duration.ZERO;
    }
    var exponent = Math.min(tally.failed() - 1, LARGEST_EXPONENT);
    var pause = settings.firstBackOff().multipliedBy(1L << Math.max(0, exponent));
    var longest = settings.longestBackOff();
    var until = tally.lastFailure().get().plus(pause.compareTo(longest) > 0 ? longest : pause);
    return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
  }

  /** How many pods to create. */
  int missing() {
    var parallelism = spec().path("parallelism").asInt(1);
    var completions = spec().path("completions");
    var wanted =
        completions.isNumber()
            ? Math.min(parallelism, completions.asInt() - tally.succeeded())
            : tally.succeeded() > 0 ? 0 : parallelism;
    return wanted - active().size();
  }

  /** Writes the counts. */
  void write(ObjectNode status) {
    count(status, "active", active().size());
    count(status, "succeeded", tally.succeeded());
    count(status, "failed", tally.failed());
    status.put("ready", (int) pods.stream().filter(OwnedPods::isReady).count());
    status.put("terminating", 0);
    status.putObject("uncountedTerminatedPods");
  }

  private static void count(ObjectNode status, String field, int number) {
    if (number > 0) {
      status.put(field, number);
    } else {
      status.remove(field);
    }
  }
}
