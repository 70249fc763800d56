package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.replace.Keep;
import io.tracebloc.engine.replace.Replacement;
import io.tracebloc.engine.replace.Settlement;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.transfer.VolumeWork;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.Optional;

/**
 * Finishes a replacement that a push left unfinished, because it was killed or did not wait for its
 * run. Used once, by one thread; an interrupt leaves both datasets as they are.
 */
public final class Recover {
  private final RecoverSteps steps;
  private final Timeline timeline;
  private Optional<InstalledRelease> release = Optional.empty();

  /** Recovery that walks through these rooms and tells the listener. */
  public Recover(RecoverSteps steps, PushListener listener) {
    this.steps = requireNonNull(steps);
    this.timeline = new Timeline(listener);
  }

  /**
   * Finishes. Every {@link Failure} ends up in the result, as does an interrupt: the thread's
   * interrupt status is clear afterwards.
   */
  public RecoverResult run(RecoverRequest request) {
    try {
      var found = locate(request);
      release = Optional.of(found);
      return ended(request, settle(request, found), Optional.empty());
    } catch (Failure failure) {
      var cause =
          Thread.currentThread().isInterrupted() ? InterruptedFailure.because(failure) : failure;
      return ended(request, Optional.empty(), Optional.of(cause));
    } finally {
      Thread.interrupted();
    }
  }

  private InstalledRelease locate(RecoverRequest request) {
    timeline.start(Step.LOCATE);
    InstalledRelease found = steps.locate(request.release());
    timeline.finish(
        "%s in namespace %s"
            .formatted(Printable.of(found.name()), Printable.of(found.namespace())));
    return found;
  }

  private Optional<Keep> settle(RecoverRequest request, InstalledRelease found) {
    // The database first: without it nothing can be done, and nothing is made in vain.
    var table = steps.oldTable(found, request.dataset(), request.stage().streams());
    timeline.start(Step.OPEN_STAGE);
    try (VolumeWork volume =
        steps.open(found, request.dataset(), request.stage(), new CopySteps(timeline).listener())) {
      timeline.finish("Pod %s".formatted(Printable.of(volume.pod())));
      var replacement = new Replacement(request.dataset(), volume, table);
      var settled = new Settlement(replacement, key -> fate(found, key)).settle(request.keep());
      settled.remarks().forEach(timeline::warn);
      return settled.kept();
    }
  }

  private Optional<RunOutcome> fate(InstalledRelease found, IdempotencyKey key) {
    return LateRun.find(() -> steps.runOf(found, key)).map(this::follow);
  }

  private RunOutcome follow(IngestionRun run) {
    timeline.start(Step.WATCH);
    var outcome = steps.follow(run, new RunPart.EventsOfRun(timeline));
    timeline.finish(outcome.message());
    if (outcome.state() != RunOutcome.State.DETACHED && !steps.isQuiet(run)) {
      throw new RunFailure(
              "a Pod of Job %s is still at work; both datasets are as they were"
                  .formatted(Printable.of(run.job())),
              "Wait until it has ended ({command:runs show}), then try again.")
          .explainedBy(CheckId.C2);
    }
    return outcome;
  }

  private RecoverResult ended(
      RecoverRequest request, Optional<Keep> kept, Optional<Failure> failure) {
    return new RecoverResult(
        request.dataset(),
        release.map(InstalledRelease::name),
        release.map(InstalledRelease::namespace),
        kept,
        failure);
  }
}
