package io.tracebloc.engine.watch;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.watch.RunView.Sight;
import io.tracebloc.engine.watch.RunView.Snapshot;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Goes through the logs of a run's Pods from the oldest to the last one. Used once. */
final class LogSequence {
  private final ApiCalls calls;
  private final IngestionRun run;
  private final RunView view;
  private final RunLogs.Listener listener;
  private final FollowLimits limits;
  private final Set<String> read = new HashSet<>();

  LogSequence(
      ApiCalls calls,
      IngestionRun run,
      RunView view,
      RunLogs.Listener listener,
      FollowLimits limits) {
    this.calls = calls;
    this.run = run;
    this.view = view;
    this.listener = listener;
    this.limits = limits;
  }

  /** What can come next. */
  private sealed interface Next {
    /** A Pod whose log was not read. */
    record Log(RunPod pod) implements Next {}

    /** There will be no other Pod. */
    record Over() implements Next {}

    /** Nothing more can be seen. */
    record Blind(Failure why) implements Next {}
  }

  /**
   * Reads until the run has ended.
   *
   * @return why it had to stop before
   */
  Optional<Failure> read() throws InterruptedException {
    while (true) {
      switch (await()) {
        case Next.Log(RunPod pod) -> read(pod);
        case Next.Over _ -> {
          return Optional.empty();
        }
        case Next.Blind(Failure why) -> {
          return Optional.of(why);
        }
      }
    }
  }

  private Next await() throws InterruptedException {
    var next = view.await(this::next, limits.total()).orElseGet(Next.Over::new);
    if (next instanceof Next.Over && lastPodMayBeMissing()) {
      // Job and Pods are watched apart: the verdict can be seen before the Pod that earned it.
      return view.await(this::unread, limits.lastLook()).orElse(next);
    }
    return next;
  }

  private boolean lastPodMayBeMissing() {
    var now = view.snapshot();
    var complete = now.verdict().equals(Optional.of(RunJob.Verdict.COMPLETE));
    var last = now.bestUseful();
    return now.podSight() != Sight.LOST
        && (last.isEmpty() || (complete && last.get().phase().equals("Failed")));
  }

  private Optional<Next> next(Snapshot now) {
    return unread(now)
        .or(() -> Optional.<Next>of(new Next.Over()).filter(_ -> isOver(now)))
        .or(() -> now.jobFailure().filter(_ -> now.isBlind()).map(Next.Blind::new));
  }

  private Optional<Next> unread(Snapshot now) {
    return now.pods().stream()
        .filter(RunPod::isUseful)
        .filter(pod -> !read.contains(pod.name()))
        .min(RunPod.BY_RELEVANCE)
        .map(Next.Log::new);
  }

  private static boolean isOver(Snapshot now) {
    return now.podSight() != Sight.UNKNOWN && (now.verdict().isPresent() || now.jobIsGone());
  }

  private void read(RunPod pod) throws InterruptedException {
    read.add(pod.name());
    listener.begins(pod);
    new LogFollower(calls, run.namespace(), pod, view, new Lines(), limits).follow();
  }

  private final class Lines implements RunListener {
    @Override
    public void podPhase(String pod, String phase) {}

    @Override
    public void logLine(String pod, String line) {}

    @Override
    public void logText(String pod, String line) {
      listener.line(line);
    }

    @Override
    public void warning(String message) {
      listener.warning(message);
    }
  }
}
