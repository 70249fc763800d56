package io.tracebloc.engine.runs;

import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.watch.IngestionSummary;
import io.tracebloc.engine.watch.LogTail;
import io.tracebloc.engine.watch.RunJob;
import io.tracebloc.engine.watch.RunPod;
import java.util.List;
import java.util.Optional;

/**
 * Joins what Job, Pods and banner say at this moment to a state ({@code contract/protocol.md} 1.6,
 * 1.7, {@code contract/datasets.md} 7.3), as a follower would at the end of a run.
 *
 * @param state how far the run is
 * @param reason why, printable; may be empty
 */
record StateReading(RunState state, String reason) {
  /**
   * Reads the state.
   *
   * @param pods of the Job, the oldest first; empty if they may not be seen
   * @param log what the end of its log says, if it was read
   */
  static StateReading of(
      JobObject job, Optional<List<RunPod>> pods, Optional<LogTail.Reading> log) {
    var seen = job.state();
    return seen.verdict()
        .map(verdict -> ended(verdict, seen, log))
        .orElseGet(() -> underWay(job, pods));
  }

  private static StateReading ended(
      RunJob.Verdict verdict, RunJob job, Optional<LogTail.Reading> log) {
    var losses =
        log.flatMap(LogTail.Reading::counts).filter(IngestionSummary::hasFailures).isPresent();
    if (losses) {
      return new StateReading(RunState.COMPLETED_WITH_FAILURES, "Records were lost");
    }
    return switch (verdict) {
      case COMPLETE -> new StateReading(RunState.SUCCEEDED, "");
      case FAILED ->
          new StateReading(
              RunState.FAILED, log.flatMap(LogTail.Reading::lastWords).orElseGet(job::reason));
    };
  }

  private static StateReading underWay(JobObject job, Optional<List<RunPod>> pods) {
    if (isAtWork(job, pods)) {
      return new StateReading(RunState.RUNNING, "");
    }
    if (job.suspended()) {
      return new StateReading(RunState.PENDING, "Suspended");
    }
    if (job.active() > 0) {
      if (pods.stream().flatMap(List::stream).anyMatch(RunPod::hasSucceeded)) {
        return new StateReading(RunState.RUNNING, "Its Pod has succeeded, its Job is about to");
      }
      return new StateReading(RunState.PENDING, waiting(pods));
    }
    if (job.succeeded() > 0 || (job.failed() > 0 && !job.state().mayRetry())) {
      return new StateReading(
          RunState.UNKNOWN, "Its Pods have ended, but the Job does not say how");
    }
    return job.failed() > 0
        ? new StateReading(RunState.RUNNING, "To be tried again after a failed attempt")
        : new StateReading(RunState.PENDING, waiting(pods));
  }

  private static boolean isAtWork(JobObject job, Optional<List<RunPod>> pods) {
    return pods.map(all -> all.stream().anyMatch(StateReading::runs))
        // Servers before Kubernetes 1.24 do not count those that are Ready.
        .orElseGet(() -> job.ready().orElse(job.active()) > 0);
  }

  private static boolean runs(RunPod pod) {
    return pod.phase().equals("Running") && !pod.containerEnded();
  }

  private static String waiting(Optional<List<RunPod>> pods) {
    return pods.filter(all -> !all.isEmpty())
        .map(all -> Printable.of(all.getLast().waiting()))
        .orElse("");
  }
}
