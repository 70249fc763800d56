package io.tracebloc.engine.push;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.ingest.IngestConfig;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.submit.Submission;

/** Finds the release and sees whether it will take the run, before anything is created. */
final class ReleaseSearch {
  private final PushSteps steps;
  private final Journey journey;

  ReleaseSearch(PushSteps steps, Journey journey) {
    this.steps = steps;
    this.journey = journey;
  }

  /** Finds it, and sees whether the way to it is open. */
  InstalledRelease find(PushRequest request, IngestConfig document) {
    InstalledRelease release = locate(request, document);
    steps.prepare(submission(request, document, release));
    stopIfInterrupted();
    return release;
  }

  /** Finds it by reading alone. */
  InstalledRelease locate(PushRequest request, IngestConfig document) {
    stopIfInterrupted();
    journey.start(Step.LOCATE);
    InstalledRelease release = steps.locate(request.release());
    journey.found(release);
    journey.finish(
        "%s in namespace %s"
            .formatted(Printable.of(release.name()), Printable.of(release.namespace())));
    journey.tell(new PushEvent.ReleaseFound(release));
    requireUsable(request, release);
    release.warnings().forEach(journey::warn);
    Submission submission = submission(request, document, release);
    submission.policyWarning().ifPresent(journey::warn);
    return release;
  }

  /** Refuses a release that takes no runs, or not now. */
  static void requireUsable(PushRequest request, InstalledRelease release) {
    if (request.refusePending()) {
      refusePending(release);
    }
    var _ = target(release);
  }

  private static IngestTarget target(InstalledRelease release) {
    return release.ingest().orElseThrow(() -> takesNoRuns(release));
  }

  /**
   * What is going to be submitted.
   *
   * @throws ReleaseFailure if the release takes no runs
   */
  static Submission submission(
      PushRequest request, IngestConfig document, InstalledRelease release) {
    return new Submission(
        release.name(),
        release.chartVersion(),
        target(release),
        document,
        request.key(),
        request.imageDigest(),
        request.via());
  }

  private static void refusePending(InstalledRelease release) {
    if (release.status().startsWith("pending-")) {
      var name = Printable.of(release.name());
      var namespace = Printable.of(release.namespace());
      throw new ReleaseFailure(
              "Release %s in namespace %s is in %s: a Helm operation on it is running, or died"
                  .formatted(name, namespace, release.status()),
              "Wait until it is deployed. If nothing goes on there any more, see helm history %s -n %s and"
                      .formatted(name, namespace)
                  + " go back with helm rollback %s -n %s. To go on nevertheless add {flag:allow-pending}"
                      .formatted(name, namespace))
          .explainedBy(CheckId.X8);
    }
  }

  private static ReleaseFailure takesNoRuns(InstalledRelease release) {
    return new ReleaseFailure(
            "Release %s in namespace %s takes no ingestion runs%s"
                .formatted(
                    Printable.of(release.name()),
                    Printable.of(release.namespace()),
                    release.obstacle().map(": "::concat).orElse("")),
            "See what was found with {command:info}; chart client 1.3.3 or newer is needed")
        .explainedBy(CheckId.X2, CheckId.X3);
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedFailure("Interrupted before anything was created", "");
    }
  }
}
