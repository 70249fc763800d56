package io.tracebloc.engine.push;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
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

  private final Optional<StagingSession> stage;
  private final Optional<Replacing> replacing;

  /**
   * The part of a push that is about its run.
   *
   * @param stage where the files were staged; empty if an earlier push staged them
   * @param replacing the dataset that the run replaces
   */
  RunPart(
      PushSteps steps,
      Journey journey,
      PushRequest request,
      Optional<StagingSession> stage,
      Optional<Replacing> replacing) {
    this.steps = steps;
    this.journey = journey;
    this.request = request;
    this.stage = stage;
    this.replacing = replacing;
  }

  /** Watches, and does what follows from the end of the run. */
  PushResult watch(IngestionRun run) {
    if (run.replay()) {
      journey.warn(
          "Nothing new was started: idempotency key %s belongs to Job %s already"
              .formatted(run.idempotencyKey(), run.job()));
    }
    if (request.detach()) {
      replacing.ifPresent(Replacing::leave);
      return journey.ended(PushStatus.DETACHED, "The run goes on without being watched");
    }
    RunOutcome outcome = new FollowStep(journey, steps::follow).follow(run);
    replacing.ifPresent(old -> settle(old, run, outcome));
    if (outcome.provenClean()) {
      stage.ifPresent(this::reclaim);
    }
    return result(run, outcome);
  }

  private void settle(Replacing old, IngestionRun run, RunOutcome outcome) {
    if (outcome.provenClean()) {
      old.removeOld();
      return;
    }
    switch (outcome.state()) {
      case FAILED, COMPLETED_WITH_FAILURES -> bringBack(old, run);
      case UNKNOWN -> {
        if (isGone(run)) {
          bringBack(old, run);
        } else {
          old.leave();
        }
      }
      case SUCCEEDED, DETACHED, WATCH_ERROR -> old.leave();
    }
  }

  /** What the run still writes would end up in the old dataset. */
  private void bringBack(Replacing old, IngestionRun run) {
    boolean quiet = false;
    try {
      quiet = steps.isQuiet(run);
    } catch (Failure nobodyCanTell) {
      journey.warn(nobodyCanTell.getMessage());
    }
    if (quiet) {
      old.bringBack();
    } else {
      old.leave();
    }
  }

  /** Whether the Job is known not to be there any more. */
  private boolean isGone(IngestionRun run) {
    try {
      return !steps.exists(run);
    } catch (Failure nobodyCanTell) {
      return false;
    }
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
    return journey.ended(
        PushStatus.of(outcome.state()),
        outcome.message(),
        outcome.summary(),
        FollowStep.failure(run, outcome));
  }

  /** Tells what happens to a run. */
  record EventsOfRun(Timeline timeline) implements RunListener {
    @Override
    public void podPhase(String pod, String phase) {
      timeline.tell(new PushEvent.PodPhase(pod, phase));
    }

    @Override
    public void logLine(String pod, String line) {
      timeline.tell(new PushEvent.LogLine(pod, line));
    }

    @Override
    public void warning(String message) {
      timeline.warn(message);
    }
  }
}
