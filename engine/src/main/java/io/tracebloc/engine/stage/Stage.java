package io.tracebloc.engine.stage;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.push.Amounts;
import io.tracebloc.engine.push.CopySteps;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.push.Timeline;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.tree.ScannedTree;
import java.util.Optional;

/**
 * Puts local files into a place of a platform. Used once, by one thread. Interrupted at any moment,
 * it leaves what stood there before; the stage Pod is deleted on every way out, on a deadline of
 * its own.
 */
public final class Stage {
  private final StageSteps steps;
  private final Timeline timeline;
  private Optional<ScannedTree> tree = Optional.empty();
  private Optional<Place> place = Optional.empty();
  private Optional<StagedFiles> staged = Optional.empty();

  /** Staging that walks through these rooms and tells the listener. */
  public Stage(StageSteps steps, PushListener listener) {
    this.steps = requireNonNull(steps);
    this.timeline = new Timeline(listener);
  }

  /**
   * Stages. Every {@link Failure} ends up in the result, as does an interrupt: the thread's
   * interrupt status is clear afterwards. Other exceptions are defects and are thrown, after the
   * clean-up.
   */
  public StageResult run(StageRequest request) {
    try {
      var found = scan(request);
      var target = locate(request, found);
      if (request.dryRun()) {
        return ended(StageStatus.DRY_RUN, Optional.empty());
      }
      copy(request, found, target);
      return ended(StageStatus.STAGED, Optional.empty());
    } catch (Failure failure) {
      var cause =
          Thread.currentThread().isInterrupted() ? InterruptedFailure.because(failure) : failure;
      return ended(StageStatus.ERROR, Optional.of(cause));
    } finally {
      Thread.interrupted();
    }
  }

  private ScannedTree scan(StageRequest request) {
    timeline.start(Step.SCAN);
    var found = steps.scan(request.tree());
    tree = Optional.of(found);
    timeline.finish(Amounts.of(found.files().count(), found.files().bytes()));
    found.remarks().forEach(timeline::warn);
    return found;
  }

  private Place locate(StageRequest request, ScannedTree found) {
    timeline.start(Step.LOCATE);
    InstalledRelease release = steps.locate(request.release());
    timeline.tell(new PushEvent.ReleaseFound(release));
    release.warnings().forEach(timeline::warn);
    var target = release.choose(request.release().target());
    var there = Place.of(target, request, found);
    place = Optional.of(there);
    timeline.finish(
        "%s in namespace %s, target %s"
            .formatted(
                Printable.of(release.name()),
                Printable.of(release.namespace()),
                Printable.of(target.target().name())));
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedFailure("Interrupted before anything was created", "");
    }
    return there;
  }

  private void copy(StageRequest request, ScannedTree found, Place there) {
    timeline.start(Step.OPEN_STAGE);
    var files = found.files();
    var copy = new CopySteps(timeline);
    try (var session =
        steps.open(
            there.target().staging(),
            there.destination(),
            request.staging(),
            files,
            copy.listener())) {
      staged = Optional.of(copy.run(session, files));
    }
  }

  private StageResult ended(StageStatus status, Optional<Failure> failure) {
    return new StageResult(status, tree, place, staged, timeline.durations(), failure);
  }
}
