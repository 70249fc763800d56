package io.tracebloc.engine.push;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.watch.RunListener;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.Optional;

/** What happens once a run is accepted: from here on an interrupt detaches. */
final class RunPart {
  private final PushSteps steps;
  private final Journey journey;
  private final PushRequest request;

  RunPart(PushSteps steps, Journey journey, PushRequest request) {
    this.steps = steps;
    this.journey = journey;
    this.request = request;
  }

  /**
   * Watches.
   *
   * @param stage where the files were staged; empty if an earlier push staged them
   */
  PushResult watch(IngestionRun run, Optional<StagingSession> stage) {
    if (run.replay()) {
      journey.warn(
          "Nothing new was started: idempotency key %s belongs to Job %s already"
              .formatted(run.idempotencyKey(), run.job()));
    }
    if (request.detach()) {
      return journey.ended(PushStatus.DETACHED, "The run goes on without being watched");
    }
    journey.start(Step.WATCH);
    RunOutcome outcome = steps.follow(run, new EventsOfRun());
    if (outcome.state() == RunOutcome.State.SUCCEEDED) {
      journey.finish(outcome.message());
    }
    if (outcome.provenClean()) {
      stage.ifPresent(this::reclaim);
    }
    return result(run, outcome);
  }

  private void reclaim(StagingSession stage) {
    journey.start(Step.RECLAIM);
    try {
      stage.reclaim();
      journey.removedStagedCopy();
      journey.finish("");
    } catch (InterruptedFailure e) {
      // The data has arrived; what is left is only a copy, which the next push replaces.
      journey.warn("Interrupted while the staged copy was being removed");
    }
  }

  private PushResult result(IngestionRun run, RunOutcome outcome) {
    Optional<Failure> failure =
        switch (outcome.state()) {
          case SUCCEEDED, DETACHED -> Optional.empty();
          case COMPLETED_WITH_FAILURES ->
              Optional.of(
                  failure(
                      run,
                      outcome,
                      "See the log for the records that were lost; the staged files were kept",
                      checksOfLosses(outcome)));
          case FAILED ->
              Optional.of(
                  failure(
                      run,
                      outcome,
                      "See the log for the reason; run the command again with a new key",
                      CheckId.C2,
                      CheckId.X11));
          case UNKNOWN, WATCH_ERROR ->
              Optional.of(
                  failure(
                      run,
                      outcome,
                      "The run may still go on: look at its Job",
                      CheckId.C2,
                      CheckId.C5));
        };
    return journey.ended(
        PushStatus.of(outcome.state()), outcome.message(), outcome.summary(), failure);
  }

  /** What was inserted and not sent has to do with the way out; the rest with the Pods. */
  private static CheckId[] checksOfLosses(RunOutcome outcome) {
    boolean unsent =
        outcome
            .summary()
            .filter(counts -> counts.sentToApi() < counts.insertedRecords())
            .isPresent();
    return new CheckId[] {unsent ? CheckId.C9 : CheckId.C2};
  }

  private static Failure failure(
      IngestionRun run, RunOutcome outcome, String advice, CheckId... checks) {
    return new RunFailure(
            outcome.message(),
            "%s. Log: kubectl logs job/%s -n %s".formatted(advice, run.job(), run.namespace()))
        .explainedBy(checks);
  }

  private final class EventsOfRun implements RunListener {
    @Override
    public void podPhase(String pod, String phase) {
      journey.tell(new PushEvent.PodPhase(pod, phase));
    }

    @Override
    public void logLine(String pod, String line) {
      journey.tell(new PushEvent.LogLine(pod, line));
    }

    @Override
    public void warning(String message) {
      journey.warn(message);
    }
  }
}
