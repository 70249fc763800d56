package io.tracebloc.engine.push;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.replace.Replacement;
import io.tracebloc.engine.scope.LimitedWork;
import io.tracebloc.engine.submit.ChartRelease;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.SubmitListener;
import io.tracebloc.engine.submit.SubmitOutcome;
import io.tracebloc.engine.submit.SubmitOutcome.Accepted;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.watch.RunOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

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
    if (prepared.dataset().isPresent() && isKnownRun()) {
      journey.warn("Nothing is copied: a run with this idempotency key exists already");
      return watch(accepted(() -> {}, () -> {}));
    }
    if (prepared.dataset().isEmpty()) {
      return watch(accepted(() -> {}, () -> {}));
    }
    return push(prepared.dataset().get().files());
  }

  private PushResult push(FileSet files) {
    if (!request.overwrite()) {
      requireNoUnendedRun();
    }
    var copy = new CopySteps(journey);
    try (var name = nameCheck();
        StagingSession stage = open(files, copy)) {
      name.requireFree();
      var replacing = replacing(stage);
      replacing.ifPresent(old -> old.prepare(this::fate));
      journey.staged(copy.run(stage, files));
      replacing.ifPresent(old -> setAside(old, stage));
      var run =
          accepted(
              () -> {
                replacing.ifPresent(Replacing::bringBack);
                removeStagedCopy(stage);
              },
              () -> replacing.ifPresent(Replacing::leave));
      return new RunPart(steps, journey, request, Optional.of(stage), replacing).watch(run);
    }
  }

  /**
   * A run that waits for its Pod has the staged copy still before it, and neither table nor files
   * tell that the name is taken: it would read what is staged now. Nobody who may not look at Jobs
   * is told so at each push: then the run that comes second fails.
   */
  private void requireNoUnendedRun() {
    var _ = steps.requireNoUnendedRun(release, request.dataset().table());
  }

  /** What is to be replaced may be there. */
  private TableCheck nameCheck() {
    var table = request.dataset().table();
    return TableCheck.begin(
        table,
        journey,
        request.overwrite()
            ? Set::of
            : () -> steps.spellings(release, table, request.stage().streams()));
  }

  private PushResult watch(IngestionRun run) {
    return new RunPart(steps, journey, request, Optional.empty(), Optional.empty()).watch(run);
  }

  private Optional<Replacing> replacing(StagingSession stage) {
    if (!request.overwrite()) {
      return Optional.empty();
    }
    var table = request.dataset().table();
    var old = steps.oldTable(release, table, request.stage().streams());
    return Optional.of(
        new Replacing(
            journey,
            table,
            request.key(),
            new Replacement(table, stage.volume(), old),
            () -> steps.requireNoUnendedRun(release, table)));
  }

  /** Whoever interrupts wants nothing left behind; what else failed may be gone on with. */
  private void setAside(Replacing old, StagingSession stage) {
    try {
      old.setAside();
    } catch (InterruptedFailure interrupted) {
      removeStagedCopy(stage);
      throw interrupted;
    }
  }

  /** What became of the run of an earlier replacement. */
  private Optional<RunOutcome> fate(IdempotencyKey key) {
    return LateRun.find(() -> steps.runOf(submission().withKey(key)))
        .map(
            run -> {
              journey.warn(
                  "An earlier push has begun to replace this dataset: following its Job %s"
                      .formatted(Printable.of(run.job())));
              return steps.follow(run, new RunPart.EventsOfRun(journey));
            });
  }

  /**
   * Whether the key belongs to a run: submitting it again starts nothing, so staging would be in
   * vain, and would replace what that run may still be reading. Whoever may not look at Jobs learns
   * it from the answer to the submit.
   */
  private boolean isKnownRun() {
    if (!request.keyIsGiven()) {
      return false;
    }
    try {
      return steps.runOf(submission()).isPresent();
    } catch (InterruptedFailure e) {
      throw e;
    } catch (Failure e) {
      return false;
    }
  }

  private Submission submission() {
    return ReleaseSearch.submission(request, prepared.document(), release);
  }

  private StagingSession open(FileSet files, CopySteps copy) {
    journey.start(Step.OPEN_STAGE);
    return steps.open(
        release.staging(), request.destination(), request.stage(), files, copy.listener());
  }

  /**
   * The accepted run.
   *
   * @param discard undoes what was done for a run that will never be
   * @param leave does what is to be done if nobody knows whether there will be one
   */
  private IngestionRun accepted(Runnable discard, Runnable leave) {
    journey.start(Step.SUBMIT);
    if (Thread.currentThread().isInterrupted()) {
      discard.run();
      throw new InterruptedFailure("Interrupted before the run was submitted", "");
    }
    return switch (submit(leave)) {
      case Accepted(IngestionRun run) -> {
        journey.accepted(run);
        journey.finish("Job %s".formatted(run.job()));
        journey.tell(new PushEvent.RunAccepted(run));
        yield run;
      }
      case Refused(Failure failure, boolean mayHaveStarted) -> {
        if (mayHaveStarted) {
          warnOfKeptCopy();
          leave.run();
        } else {
          discard.run();
        }
        throw failure;
      }
    };
  }

  private SubmitOutcome submit(Runnable leave) {
    try {
      return steps.submit(submission(), new EventsOfSubmit());
    } catch (IllegalStateException | IllegalArgumentException e) {
      // A defect, after which nobody knows whether the run was submitted.
      warnOfKeptCopy();
      leave.run();
      throw e;
    }
  }

  private void removeStagedCopy(StagingSession stage) {
    // An interrupt that came before must not disturb it; one that comes now ends it.
    boolean interrupted = Thread.interrupted();
    boolean removed = false;
    try {
      removed = LimitedWork.call(CLEAN_UP, () -> isReclaimed(stage)).orElse(false);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (removed) {
      journey.removedStagedCopy();
    } else {
      journey.warn("The staged copy could not be removed in time; the next one replaces it");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isReclaimed(StagingSession stage) {
    try {
      stage.reclaim();
      return true;
    } catch (InterruptedFailure e) {
      return false;
    }
  }

  private void warnOfKeptCopy() {
    if (prepared.dataset().isPresent()) {
      journey.warn("The run may have been started, so the staged files were left in place");
    }
  }

  private final class EventsOfSubmit implements SubmitListener {
    @Override
    public void retrying(String reason) {
      journey.warn(reason);
    }

    @Override
    public void podPhase(String pod, String phase) {
      journey.tell(new PushEvent.PodPhase(pod, phase));
    }

    @Override
    public void logLine(String pod, String line) {
      journey.tell(new PushEvent.LogLine(pod, line));
    }

    @Override
    public void release(ChartRelease release) {
      journey.submittedWith(release);
      journey.tell(new PushEvent.ChartReleaseChanged(release));
    }
  }
}
