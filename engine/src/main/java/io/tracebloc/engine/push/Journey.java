package io.tracebloc.engine.push;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.push.PushEvent.StepFinished;
import io.tracebloc.engine.push.PushEvent.StepStarted;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.transfer.StagedDataset;
import io.tracebloc.engine.watch.IngestionSummary;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a push so far: its steps, with their events and times, and its facts. Step
 * methods may be called by another thread than the push's own; thread-safe.
 */
final class Journey {
  private final PushRequest request;
  private final PushListener listener;
  private final Map<Step, Duration> durations = new EnumMap<>(Step.class);
  private Optional<Step> current = Optional.empty();
  private long startedAt;
  private Optional<InstalledRelease> release = Optional.empty();
  private Optional<IngestionRun> run = Optional.empty();
  private Optional<StagedDataset> staged = Optional.empty();
  private boolean stagedCopyKept;

  Journey(PushRequest request, PushListener listener) {
    this.request = request;
    this.listener = listener;
  }

  void tell(PushEvent event) {
    listener.on(event);
  }

  void warn(String message) {
    tell(new PushEvent.Warning(message));
  }

  synchronized void start(Step step) {
    stop();
    current = Optional.of(step);
    startedAt = System.nanoTime();
    tell(new StepStarted(step));
  }

  /** The current step ended well. */
  synchronized void finish(String detail) {
    Step step = current.orElseThrow();
    Duration took = stop();
    tell(new StepFinished(step, took, detail));
  }

  synchronized boolean isAt(Step step) {
    return current.filter(step::equals).isPresent();
  }

  private Duration stop() {
    if (current.isEmpty()) {
      return Duration.ZERO;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
    durations.merge(current.get(), took, Duration::plus);
    current = Optional.empty();
    return took;
  }

  synchronized void found(InstalledRelease located) {
    release = Optional.of(located);
  }

  synchronized void staged(StagedDataset dataset) {
    staged = Optional.of(dataset);
    stagedCopyKept = true;
  }

  synchronized void removedStagedCopy() {
    stagedCopyKept = false;
  }

  synchronized boolean hasStagedCopy() {
    return stagedCopyKept;
  }

  synchronized void accepted(IngestionRun accepted) {
    run = Optional.of(accepted);
  }

  PushResult ended(PushStatus status, String message) {
    return ended(status, message, Optional.empty(), Optional.empty());
  }

  PushResult failed(Failure failure) {
    return ended(
        PushStatus.of(failure), failure.getMessage(), Optional.empty(), Optional.of(failure));
  }

  synchronized PushResult ended(
      PushStatus status,
      String message,
      Optional<IngestionSummary> summary,
      Optional<Failure> failure) {
    stop();
    return new PushResult(
        status,
        request.dataset().table(),
        request.dataset().category(),
        request.dataset().intent(),
        request.key(),
        release.map(InstalledRelease::name),
        run.map(IngestionRun::namespace).or(() -> release.map(InstalledRelease::namespace)),
        run,
        summary,
        staged,
        stagedCopyKept,
        durations,
        message,
        failure);
  }
}
