package io.tracebloc.engine.chart;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.Via;
import io.tracebloc.engine.watch.JobGlance;
import java.util.Optional;

/** Why a release did not submit, where jobs-manager itself has said nothing. */
final class HookFailures {
  private final Submission submission;
  private final Via.Chart way;
  private final JobGlance hook;

  HookFailures(Submission submission, Via.Chart way, JobGlance hook) {
    this.submission = submission;
    this.way = way;
    this.hook = hook;
  }

  /**
   * The failure behind Helm's words.
   *
   * @param open whether the run may have been started nevertheless
   */
  SubmitFailure of(HelmException cause, boolean open) {
    if (cause.says("forbidden")) {
      return failure(
          "Helm may not work in namespace %s: %s".formatted(namespace(), cause.words()),
          "Ask for the right to get, list, create, update and delete Secrets, ConfigMaps and Jobs"
              + " there, or submit with --via direct"
              + (open ? sameKey() : ""),
          cause,
          CheckId.X4);
    }
    Optional<String> curl = HookAnswer.trouble(hook.log());
    if (curl.isPresent()) {
      return failure(
          "The hook of release %s got no answer from jobs-manager: %s"
              .formatted(name(), Printable.of(curl.get().strip())),
          "Check that the jobs-manager Pod in namespace %s is ready and what its log says"
                  .formatted(namespace())
              + sameKey(),
          cause,
          CheckId.X1);
    }
    if (!hook.trouble().isEmpty()) {
      return failure(
          "The hook of release %s did not start within %d s: %s"
              .formatted(name(), way.hookTimeout().toSeconds(), hook.trouble()),
          "If its image cannot be pulled, name another one with --hook-image; if that only takes"
              + " long, give it more time with --timeout (the chart's hookTimeoutSeconds)",
          cause,
          CheckId.X12);
    }
    boolean late = hook.wasSeen() && hook.failure().filter("DeadlineExceeded"::equals).isPresent();
    return late
            || cause.says("timed out")
            || cause.says("DeadlineExceeded")
            || cause.says("deadline exceeded")
        ? tooLong(cause)
        : other(cause, open);
  }

  private SubmitFailure tooLong(HelmException cause) {
    return failure(
        "The hook of release %s did not end within %d s: %s"
            .formatted(name(), way.hookTimeout().toSeconds(), cause.words()),
        "Give it more time with --timeout (the chart's hookTimeoutSeconds, which includes the pull"
            + " of its image)"
            + sameKey(),
        cause,
        CheckId.X12,
        CheckId.X1);
  }

  private SubmitFailure other(HelmException cause, boolean open) {
    return failure(
        "Helm could not submit with release %s in namespace %s: %s"
            .formatted(name(), namespace(), cause.words()),
        "See helm status %s -n %s, or submit with --via direct".formatted(name(), namespace())
            + (open ? sameKey() : ""),
        cause,
        CheckId.C2);
  }

  /** The failure if Helm is content, but nobody knows the run. */
  SubmitFailure withoutRun() {
    return failure(
        "Release %s was installed, but neither the log of its hook names a run, nor is there one"
            .formatted(name()),
        "Look for a Job with label tracebloc.io/ingestion-run=%s in namespace %s"
            .formatted(submission.key().value(), namespace()),
        null,
        CheckId.X1);
  }

  private String sameKey() {
    return "; running the command again with {flag:idempotency-key} %s cannot start a second run"
        .formatted(submission.key().value());
  }

  private String name() {
    return Printable.of(way.release());
  }

  private String namespace() {
    return Printable.of(submission.target().namespace());
  }

  private static SubmitFailure failure(
      String message, String remedy, Exception cause, CheckId... checks) {
    return new SubmitFailure(message, remedy, cause).explainedBy(checks);
  }
}
