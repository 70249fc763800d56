package io.tracebloc.engine.push;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.submit.ChartRelease;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.watch.IngestionSummary;
import java.util.Optional;

/** What is known of a push so far: its steps and its facts. Thread-safe. */
final class Journey extends Timeline {
  private final PushRequest request;
  private Optional<InstalledRelease> release = Optional.empty();
  private Optional<CheckedDataset> dataset = Optional.empty();
  private Optional<IngestionRun> run = Optional.empty();
  private Optional<ChartRelease> chartRelease = Optional.empty();
  private Optional<StagedFiles> staged = Optional.empty();
  private boolean stagedCopyKept;
  private Optional<OldDataset> old = Optional.empty();

  Journey(PushRequest request, PushListener listener) {
    super(listener);
    this.request = request;
  }

  synchronized void checked(CheckedDataset passed) {
    dataset = Optional.of(passed);
  }

  synchronized void found(InstalledRelease located) {
    release = Optional.of(located);
  }

  synchronized void staged(StagedFiles dataset) {
    staged = Optional.of(dataset);
    stagedCopyKept = true;
  }

  synchronized void removedStagedCopy() {
    stagedCopyKept = false;
  }

  synchronized boolean hasStagedCopy() {
    return stagedCopyKept;
  }

  synchronized void old(OldDataset now) {
    old = Optional.of(now);
  }

  synchronized void oldIsUnknown() {
    old = Optional.empty();
  }

  synchronized Optional<OldDataset> old() {
    return old;
  }

  synchronized void submittedWith(ChartRelease release) {
    chartRelease = Optional.of(release);
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
    return new PushResult(
        status,
        request.dataset().table(),
        request.dataset().category(),
        request.dataset().intent(),
        request.key(),
        release.map(InstalledRelease::name),
        run.map(IngestionRun::namespace).or(() -> release.map(InstalledRelease::namespace)),
        dataset,
        run,
        summary,
        staged,
        stagedCopyKept,
        durations(),
        message,
        failure,
        request.via(),
        chartRelease,
        old);
  }
}
