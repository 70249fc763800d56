package io.tracebloc.engine.watch;

import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.watch.RunOutcome.State;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins what Job, Pod and banner say to one outcome ({@code contract/protocol.md} 1.6, 1.7, {@code
 * contract/datasets.md} 7.3, 7.4).
 */
final class Verdicts {
  private final IngestionRun run;

  Verdicts(IngestionRun run) {
    this.run = run;
  }

  /** The Job, or for want of it the Pod, ended well. */
  RunOutcome succeeded(LogVerdict log) {
    Optional<IngestionSummary> summary = log.proof();
    if (summary.filter(IngestionSummary::hasFailures).isPresent()) {
      return withFailures(summary.get());
    }
    if (summary.isPresent()) {
      return new RunOutcome(State.SUCCEEDED, summary, "");
    }
    String what = log.summary().isPresent() ? "its summary broke off" : "it printed no summary";
    return new RunOutcome(
        State.SUCCEEDED,
        Optional.empty(),
        "Job %s completed, but %s, so the counts are not known".formatted(run.job(), what));
  }

  /**
   * The Job, or for want of it the Pod, failed.
   *
   * @param log what the last Pod that printed a summary said, else the last Pod
   * @param pod the last Pod, if it is still there
   */
  RunOutcome failed(LogVerdict log, String reason, Optional<RunPod> pod) {
    Optional<IngestionSummary> summary = log.proof();
    if (summary.filter(IngestionSummary::hasFailures).isPresent()) {
      return withFailures(summary.get());
    }
    var message = new StringBuilder("Job %s failed".formatted(run.job()));
    pod.map(Verdicts::end).filter(end -> !end.isEmpty()).ifPresent(message::append);
    log.lastWords()
        .or(() -> Optional.of(reason).filter(text -> !text.isEmpty()))
        .ifPresent(words -> message.append(": ").append(words));
    return new RunOutcome(State.FAILED, summary, message.toString());
  }

  /** For example {@code (exit code 137, OOMKilled)}. */
  private static String end(RunPod pod) {
    String how =
        Stream.concat(
                pod.exitCode().stream().mapToObj(code -> "exit code " + code),
                pod.killed().or(() -> exitMeaning(pod.exitCode())).stream())
            .collect(Collectors.joining(", "));
    return how.isEmpty() ? "" : " (" + how + ")";
  }

  private static Optional<String> exitMeaning(OptionalInt code) {
    return switch (code.orElse(0)) {
      case 2 -> Optional.of("its configuration was rejected");
      case 64 -> Optional.of("MYSQL_HOST is not set");
      case 65 -> Optional.of("the database could not be reached");
      case 137 -> Optional.of("the process was killed, perhaps for want of memory");
      default -> Optional.empty();
    };
  }

  private RunOutcome withFailures(IngestionSummary counts) {
    return new RunOutcome(State.COMPLETED_WITH_FAILURES, Optional.of(counts), losses(counts));
  }

  private static String losses(IngestionSummary counts) {
    if (counts.insertedRecords() < counts.totalRecords()) {
      return "Only %,d of %,d records were inserted"
          .formatted(counts.insertedRecords(), counts.totalRecords());
    }
    return counts.sentToApi() < counts.insertedRecords()
        ? "All %,d records were inserted, but only %,d were sent to the back end"
            .formatted(counts.insertedRecords(), counts.sentToApi())
        : "All %,d records were inserted, but failures were counted on the way"
            .formatted(counts.insertedRecords());
  }

  RunOutcome unknown(String why) {
    return new RunOutcome(State.UNKNOWN, Optional.empty(), why);
  }

  RunOutcome detached(String why) {
    return new RunOutcome(State.DETACHED, Optional.empty(), why);
  }

  RunOutcome unfollowable(String why) {
    return new RunOutcome(State.WATCH_ERROR, Optional.empty(), why);
  }
}
