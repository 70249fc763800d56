package io.tracebloc.engine.chart;

import io.tracebloc.engine.chart.Helm.Change;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.submit.ChartRelease;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.RelayedAnswer;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.SubmitListener;
import io.tracebloc.engine.submit.SubmitOutcome;
import io.tracebloc.engine.submit.SubmitOutcome.Accepted;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;
import io.tracebloc.engine.submit.Via;
import io.tracebloc.engine.watch.JobGlance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One submit by one install or upgrade. Used once, by one thread. */
final class ChartSubmit {
  /** More than the hook may take, so that the hook's own limit is what ends it. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /** An install that is given up leaves its release pending, so it is worth a moment. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Helm helm;
  private final Submission submission;
  private final Via.Chart way;
  private final JobGlance hook;
  private final Supplier<Optional<IngestionRun>> runByKey;
  private final SubmitListener listener;
  private final HookFailures failures;
  private boolean knownBefore;
  private boolean wasNew;
  private int revision;

  /**
   * A submit.
   *
   * @param runByKey asks the cluster for the run; may throw a {@link Failure}
   */
  ChartSubmit(
      Helm helm,
      Submission submission,
      Via.Chart way,
      JobGlance hook,
      Supplier<Optional<IngestionRun>> runByKey,
      SubmitListener listener) {
    this.helm = helm;
    this.submission = submission;
    this.way = way;
    this.hook = hook;
    this.runByKey = runByKey;
    this.listener = listener;
    this.failures = new HookFailures(submission, way, hook);
  }

  /**
   * Installs or upgrades, and tells what became of the run.
   *
   * @param state of the release, checked
   */
  SubmitOutcome run(IngestorChart chart, ReleaseState state, Path values) {
    knownBefore = known().isPresent();
    wasNew = state.isNew();
    revision = state.nextRevision();
    hook.begin();
    tell(wasNew ? "pending-install" : "pending-upgrade", chart);
    var change =
        new Change(chart.reference(), way.release(), values, way.hookTimeout().plus(MARGIN));
    var call = new HelmCall(() -> change(change));
    var limit = way.hookTimeout().plus(MARGIN).multipliedBy(2);
    try {
      return settle(chart, call, limit);
    } catch (InterruptedException | InterruptedFailure e) {
      Thread.currentThread().interrupt();
      return abandoned(true);
    } catch (Failure e) {
      // Helm was at work: whatever went wrong beside it, the hook may have submitted.
      return new Refused(e, true);
    }
  }

  /** The first interrupt gives Helm a moment, a second one ends the wait. */
  private SubmitOutcome settle(IngestorChart chart, HelmCall call, Duration limit)
      throws InterruptedException {
    boolean interrupted = false;
    try {
      boolean ended;
      try {
        ended = call.await(limit, hook::look);
      } catch (InterruptedException e) {
        interrupted = true;
        listener.retrying("Interrupted: Helm gets a moment to finish with release " + name());
        ended = call.await(GRACE, hook::look);
      }
      return ended ? submitted(chart) : abandoned(interrupted);
    } catch (HelmException e) {
      return failed(chart, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void change(Change change) throws HelmException {
    if (wasNew) {
      helm.install(change);
    } else {
      helm.upgrade(change);
    }
  }

  private SubmitOutcome submitted(IngestorChart chart) {
    tell("deployed", chart);
    return answered()
        .filter(Accepted.class::isInstance)
        .or(() -> known().map(this::accepted))
        .orElseGet(() -> new Refused(failures.withoutRun(), true));
  }

  private SubmitOutcome failed(IngestorChart chart, HelmException cause) {
    if (isBusy(cause)) {
      // The release, its hook and what that says are somebody else's.
      return new Refused(failures.of(cause, false), false);
    }
    tell("failed", chart);
    boolean open = hookMayHaveSubmitted(cause);
    SubmitOutcome outcome = answered().orElseGet(() -> new Refused(failures.of(cause, open), open));
    if (outcome instanceof Refused refused) {
      if (refused.mayHaveStarted()) {
        // The Job's presence proves that the run was started; its absence proves nothing.
        outcome = known().map(this::accepted).orElse(outcome);
      }
      if (outcome instanceof Refused && wasNew && !way.keepFailed()) {
        remove(chart);
      }
    }
    return outcome;
  }

  /** Whether another submit was faster: Helm has changed nothing. */
  private static boolean isBusy(HelmException cause) {
    return cause.says("cannot re-use a name") || cause.says("operation (install/upgrade/rollback)");
  }

  /**
   * Whether nobody knows how the hook's request ended. That no Pod was seen proves nothing: the
   * user may not be allowed to look.
   */
  private boolean hookMayHaveSubmitted(HelmException cause) {
    boolean reached = hook.wasSeen() || cause.says("post-install") || cause.says("post-upgrade");
    boolean neverRan = !hook.trouble().isEmpty() && hook.failure().isPresent();
    return reached && !neverRan;
  }

  private Optional<SubmitOutcome> answered() {
    return HookAnswer.of(hook.log())
        .map(
            answer ->
                new RelayedAnswer(answer.status(), answer.body())
                    .outcome(submission, "jobs-manager (asked by release %s)".formatted(name())));
  }

  private SubmitOutcome accepted(IngestionRun run) {
    return new Accepted(
        new IngestionRun(run.job(), run.namespace(), run.idempotencyKey(), knownBefore));
  }

  private Optional<IngestionRun> known() {
    try {
      return runByKey.get();
    } catch (InterruptedFailure e) {
      throw e;
    } catch (Failure e) {
      // Whoever may not look at Jobs learns it from the log, or not at all.
      return Optional.empty();
    }
  }

  /** As helm install --atomic does: a failed first install would only be in the way. */
  private void remove(IngestorChart chart) {
    try {
      helm.uninstall(way.release());
      tell("removed", chart);
    } catch (InterruptedFailure e) {
      throw e;
    } catch (Failure e) {
      warnOfRelease(e.getMessage());
    } catch (HelmException e) {
      if (!e.says("not found")) {
        warnOfRelease(e.words());
      }
    }
  }

  private void warnOfRelease(String reason) {
    listener.retrying(
        "Release %s could not be removed: %s. Remove it with helm uninstall %s -n %s"
            .formatted(name(), reason, name(), namespace()));
  }

  private SubmitOutcome abandoned(boolean interrupted) {
    var left =
        "Release %s in namespace %s may be left pending: see helm status %s -n %s, and %s. Whether a"
                .formatted(
                    name(),
                    namespace(),
                    name(),
                    namespace(),
                    wasNew
                        ? "remove it with helm uninstall %s -n %s".formatted(name(), namespace())
                        : "go back with helm rollback %s -n %s".formatted(name(), namespace()))
            + " run was started, a Job with label tracebloc.io/ingestion-run=%s tells"
                .formatted(submission.key().value());
    return new Refused(
        interrupted
            ? new InterruptedFailure("Interrupted while Helm was submitting", left)
            : new SubmitFailure("Helm did not come to an end with release " + name(), left)
                .explainedBy(CheckId.C1),
        true);
  }

  private void tell(String status, IngestorChart chart) {
    listener.release(
        new ChartRelease(
            way.release(), submission.target().namespace(), revision, status, chart.fullName()));
  }

  private String name() {
    return Printable.of(way.release());
  }

  private String namespace() {
    return Printable.of(submission.target().namespace());
  }
}
