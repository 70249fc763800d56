package io.tracebloc.commands.push;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.FindingGroups;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.submit.IngestionRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a push so far, for the result and for an interrupt. Safe for several threads.
 */
final class PushFacts implements PushListener {
  private final FindingGroups findings = new FindingGroups();
  private final List<String> warnings = new ArrayList<>();
  private Optional<InstalledRelease> release = Optional.empty();
  private Optional<String> stagePod = Optional.empty();
  private Optional<IngestionRun> run = Optional.empty();
  private volatile Optional<PushEvent.Progress> progress = Optional.empty();

  @Override
  public void on(PushEvent event) {
    if (event instanceof PushEvent.Progress latest) {
      progress = Optional.of(latest);
      return;
    }
    synchronized (this) {
      note(event);
    }
  }

  private void note(PushEvent event) {
    switch (event) {
      case PushEvent.FindingReported reported -> findings.add(reported.finding());
      case PushEvent.Warning warning -> warnings.add(warning.message());
      case PushEvent.ReleaseFound found -> release = Optional.of(found.release());
      // Before a run is accepted the only Pod there is is the stage Pod.
      case PushEvent.PodPhase phase when run.isEmpty() -> stagePod = Optional.of(phase.pod());
      case PushEvent.StepFinished finished when finished.step() == Step.RECLAIM ->
          stagePod = Optional.empty();
      case PushEvent.RunAccepted accepted -> run = Optional.of(accepted.run());
      default -> {}
    }
  }

  synchronized Optional<InstalledRelease> release() {
    return release;
  }

  synchronized Optional<String> stagePod() {
    return stagePod;
  }

  synchronized Optional<IngestionRun> run() {
    return run;
  }

  /** The facts as values of the result ({@code contract/protocol.md} 7, ingest). */
  synchronized Document document() {
    var document = new Document();
    release.ifPresent(
        found -> document.put("namespace", found.namespace()).put("release", found.name()));
    run.ifPresent(
        accepted ->
            document
                .put("namespace", accepted.namespace())
                .put("job_name", accepted.job())
                .put("idempotency_key", accepted.idempotencyKey())
                .put("replay", accepted.replay()));
    progress.ifPresent(
        latest -> document.put("files", latest.totalFiles()).put("bytes", latest.totalBytes()));
    return document.put("findings", findings.documents()).put("warnings", List.copyOf(warnings));
  }
}
