package io.tracebloc.engine.watch;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.watch.RunView.Sight;
import io.tracebloc.engine.watch.RunView.Snapshot;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Goes from Pod to Pod of a run, reading each log, until the Job has a verdict ({@code
 * contract/protocol.md} 1.6). Used once, by one thread; an interrupt ends it.
 */
final class Following {
  private final ApiCalls calls;
  private final IngestionRun run;
  private final RunView view;
  private final RunListener listener;
  private final FollowLimits limits;
  private final Verdicts verdicts;
  private final Set<String> followed = new HashSet<>();
  private Optional<RunPod> latest = Optional.empty();
  private LogVerdict latestLog = LogVerdict.unread();
  private LogVerdict latestWithBanner = LogVerdict.unread();

  Following(
      ApiCalls calls, IngestionRun run, RunView view, RunListener listener, FollowLimits limits) {
    this.calls = calls;
    this.run = run;
    this.view = view;
    this.listener = listener;
    this.limits = limits;
    this.verdicts = new Verdicts(run);
  }

  /** What can come next. */
  private sealed interface Next {
    /** A Pod whose log has not been read. */
    record Log(RunPod pod) implements Next {}

    /** The Job has ended. */
    record Verdict(RunJob job) implements Next {}

    /** The Pod has ended well, and its log proves that nothing was lost. */
    record Proof() implements Next {}

    /** Nothing more can be seen. */
    record Blind(Failure why) implements Next {}
  }

  RunOutcome outcome() throws InterruptedException {
    Optional<Next> next = await(limits.firstPod());
    if (next.isEmpty() && view.snapshot().podSight() == Sight.LOST) {
      next = await(limits.total());
    }
    if (next.isEmpty()) {
      return verdicts.detached(noPod());
    }
    while (next.isPresent()) {
      switch (next.get()) {
        case Next.Log(RunPod pod) -> read(pod);
        case Next.Verdict(RunJob job) -> {
          return verdict(job);
        }
        case Next.Proof _ -> {
          return verdictByProof();
        }
        case Next.Blind(Failure why) -> {
          return verdicts.unfollowable(why.getMessage());
        }
      }
      next = afterLog();
    }
    return withoutVerdict();
  }

  private Optional<Next> await(Duration limit) throws InterruptedException {
    Optional<Next> next = view.await(this::next, limit);
    if (next.filter(this::isAheadOfItsPod).isPresent()) {
      Optional<Next> log = view.await(this::unreadLog, limits.lastLook());
      return log.or(() -> next);
    }
    return next;
  }

  /** Job and Pods are watched apart, so a verdict can be seen before the Pod that earned it. */
  private boolean isAheadOfItsPod(Next next) {
    if (view.snapshot().podSight() == Sight.LOST || !(next instanceof Next.Verdict(RunJob job))) {
      return false;
    }
    Optional<String> phase = lastSeen().map(RunPod::phase);
    return latest.isEmpty()
        || (job.verdict().equals(Optional.of(RunJob.Verdict.COMPLETE))
            && phase.filter("Failed"::equals).isPresent());
  }

  private Optional<Next> next(Snapshot now) {
    // A younger Pod goes first even when the verdict is there: its log has the counts.
    return unreadLog(now).or(() -> ended(now)).or(() -> proof(now)).or(() -> blind(now));
  }

  private Optional<Next> unreadLog(Snapshot now) {
    return now.bestUseful()
        .filter(pod -> !followed.contains(pod.name()))
        .filter(this::isYounger)
        .map(Next.Log::new);
  }

  private boolean isYounger(RunPod pod) {
    return latest.isEmpty() || RunPod.BY_RELEVANCE.compare(pod, latest.get()) >= 0;
  }

  private static Optional<Next> ended(Snapshot now) {
    return now.podSight() == Sight.UNKNOWN
        ? Optional.empty()
        : now.job().filter(job -> job.verdict().isPresent()).map(Next.Verdict::new);
  }

  private Optional<Next> proof(Snapshot now) {
    return latest
        .filter(_ -> latestLog.provesSuccess())
        .flatMap(last -> now.pod(last.name()))
        .filter(RunPod::hasSucceeded)
        .map(_ -> new Next.Proof());
  }

  private static Optional<Next> blind(Snapshot now) {
    return now.isBlind() ? now.jobFailure().map(Next.Blind::new) : Optional.empty();
  }

  private void read(RunPod pod) throws InterruptedException {
    followed.add(pod.name());
    latest = Optional.of(pod);
    latestLog = new LogFollower(calls, run.namespace(), pod, view, listener, limits).follow();
    if (latestLog.proof().isPresent()) {
      latestWithBanner = latestLog;
    }
  }

  private Optional<Next> afterLog() throws InterruptedException {
    Optional<Next> next = await(limits.verdict());
    return next.isEmpty() && mayGoOn() ? await(limits.total()) : next;
  }

  /** Whether the run is still at work although its last log has ended. */
  private boolean mayGoOn() {
    Snapshot now = view.snapshot();
    Optional<RunPod> pod = latest.flatMap(last -> now.pod(last.name()));
    boolean running = pod.filter(seen -> !seen.containerEnded()).isPresent();
    boolean failed = pod.filter(RunPod::hasSucceeded).isEmpty();
    return running || (failed && now.job().filter(RunJob::mayRetry).isPresent());
  }

  private RunOutcome verdict(RunJob job) {
    return switch (job.verdict().orElseThrow()) {
      case COMPLETE -> verdicts.succeeded(latestLog);
      case FAILED -> verdicts.failed(failedLog(), job.reason(), lastSeen());
    };
  }

  /**
   * The Job is asked, but not waited for: its controller writes a verdict up to a second after the
   * Pod's, which does not change any more.
   */
  private RunOutcome verdictByProof() {
    return askJob()
        .filter(job -> job.verdict().isPresent())
        .map(this::verdict)
        .orElseGet(() -> verdicts.succeeded(latestLog));
  }

  private Optional<RunJob> askJob() {
    try {
      return calls
          .get("looking for the verdict of the run", run.jobPath())
          .ifGiven()
          .map(RunJob::of);
    } catch (InterruptedFailure interrupted) {
      throw interrupted;
    } catch (Failure unanswered) {
      return Optional.empty();
    }
  }

  /** A retry after lost rows often only finds its directory taken; the counts came before. */
  private LogVerdict failedLog() {
    return latestWithBanner.proof().isPresent() ? latestWithBanner : latestLog;
  }

  private Optional<RunPod> lastSeen() {
    return latest.flatMap(last -> view.snapshot().pod(last.name()));
  }

  private RunOutcome withoutVerdict() {
    String phase = lastSeen().map(RunPod::phase).orElse("");
    return switch (phase) {
      case "Succeeded" -> verdicts.succeeded(latestLog);
      case "Failed" -> verdicts.failed(failedLog(), "", lastSeen());
      default ->
          verdicts.unknown(
              view.snapshot().jobIsGone()
                  ? "Job %s is gone, and so is its verdict".formatted(run.job())
                  : "Neither Job %s nor its Pod tells how the run ended".formatted(run.job()));
    };
  }

  private String noPod() {
    Duration waited = limits.firstPod();
    String waiting =
        view.snapshot().pods().stream()
            .max(RunPod.BY_RELEVANCE)
            .map(pod -> "; Pod %s is %s".formatted(pod.name(), pod.description()))
            .orElse("; the Job has no Pod yet");
    return "No Pod of Job %s ran within %d s%s".formatted(run.job(), waited.toSeconds(), waiting);
  }
}
