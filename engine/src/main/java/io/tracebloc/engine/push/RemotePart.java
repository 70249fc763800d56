package io.tracebloc.engine.push;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.SubmitOutcome.Accepted;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;
import io.tracebloc.engine.transfer.StagedDataset;
import io.tracebloc.engine.transfer.StagingSession;
import java.time.Duration;

/**
 * Stage, submit, watch and reclaim, with one stage Pod from the first to the last. Used once, by
 * one thread.
 */
final class RemotePart {
  private static final Duration CLEAN_UP = Duration.ofSeconds(45);

  private final PushSteps steps;
  private final Journey journey;
  private final PushRequest request;
  private final LocalPart.Prepared prepared;
  private final InstalledRelease release;

  RemotePart(
      PushSteps steps,
      Journey journey,
      PushRequest request,
      LocalPart.Prepared prepared,
      InstalledRelease release) {
    this.steps = steps;
    this.journey = journey;
    this.request = request;
    this.prepared = prepared;
    this.release = release;
  }

  PushResult push() {
    try (StagingSession stage = open()) {
      stage(stage);
      return new RunPart(steps, journey, request).watch(acceptedOrCleaned(stage), stage);
    }
  }

  private StagingSession open() {
    journey.start(Step.OPEN_STAGE);
    return steps.open(
        release.staging(),
        request.staging(),
        prepared.dataset().files().bytes(),
        new StageListener(journey));
  }

  private void stage(StagingSession stage) {
    stage.checkName();
    journey.finish("Pod %s".formatted(stage.pod()));
    journey.start(Step.TRANSFER);
    FileSet files = prepared.dataset().files();
    StagedDataset staged = stage.send(files);
    if (journey.isAt(Step.TRANSFER)) {
      journey.finish("");
      journey.start(Step.VERIFY);
    }
    journey.staged(staged);
    journey.finish(Amounts.of(staged.files(), staged.bytes()));
  }

  /** The accepted run; without one, the staged copy that nothing will read is removed again. */
  private IngestionRun acceptedOrCleaned(StagingSession stage) {
    journey.start(Step.SUBMIT);
    if (Thread.currentThread().isInterrupted()) {
      removeStagedCopy(stage);
      throw new InterruptedFailure("Interrupted before the run was submitted", "");
    }
    var submission = Destination.submission(request, prepared.document(), release);
    return switch (steps.submit(submission, journey::warn)) {
      case Accepted(IngestionRun run) -> {
        journey.accepted(run);
        journey.finish("Job %s".formatted(run.job()));
        journey.tell(new PushEvent.RunAccepted(run));
        yield run;
      }
      case Refused(Failure failure, boolean mayHaveStarted) -> {
        if (mayHaveStarted) {
          warnOfKeptCopy();
        } else {
          removeStagedCopy(stage);
        }
        throw failure;
      }
    };
  }

  private void removeStagedCopy(StagingSession stage) {
    try {
      CleanUp.within(CLEAN_UP, stage::reclaim);
      journey.removedStagedCopy();
    } catch (InterruptedFailure e) {
      journey.warn("The staged copy could not be removed in time; the next push replaces it");
    }
  }

  private void warnOfKeptCopy() {
    journey.warn("The run may have been started, so the staged files were left in place");
  }
}
