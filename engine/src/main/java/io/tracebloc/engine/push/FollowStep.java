package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.watch.RunListener;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.Optional;
import java.util.function.BiFunction;

/** Follows a run as the step {@link Step#WATCH}: what it does is told as events. */
public final class FollowStep {
  private final Timeline timeline;
  private final BiFunction<IngestionRun, RunListener, RunOutcome> follower;

  /** A step of this timeline. */
  public FollowStep(Timeline timeline, BiFunction<IngestionRun, RunListener, RunOutcome> follower) {
    this.timeline = requireNonNull(timeline);
    this.follower = requireNonNull(follower);
  }

  /** Blocks until the run has ended, a limit is reached or the thread is interrupted. */
  public RunOutcome follow(IngestionRun run) {
    timeline.start(Step.WATCH);
    RunOutcome outcome = follower.apply(run, new RunPart.EventsOfRun(timeline));
    if (outcome.state() == RunOutcome.State.SUCCEEDED) {
      timeline.finish(outcome.message());
    }
    return outcome;
  }

  /** What went wrong with a run, with its remedy; empty for success and detaching. */
  public static Optional<Failure> failure(IngestionRun run, RunOutcome outcome) {
    return switch (outcome.state()) {
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
            "%s. Log: {command:runs logs} %s -n %s"
                .formatted(advice, Printable.of(run.job()), Printable.of(run.namespace())))
        .explainedBy(checks);
  }
}
