package io.tracebloc.commands.push;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.FindingGroups;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.submit.ChartRelease;
import io.tracebloc.engine.submit.IngestionRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a push so far, for the result and for an interrupt. Safe for several threads.
 */
public final class PushFacts implements PushListener {
  private final FindingGroups findings = new FindingGroups();
  private final List<String> warnings = new ArrayList<>();
  private Optional<InstalledRelease> release = Optional.empty();
  private Optional<String> stagePod = Optional.empty();
  private Optional<ChartRelease> chartRelease = Optional.empty();
  private Optional<IngestionRun> run = Optional.empty();

  @Override
  public synchronized void on(PushEvent event) {
    switch (event) {
      case PushEvent.FindingReported reported -> findings.add(reported.finding());
      case PushEvent.Warning warning -> warnings.add(warning.message());
      case PushEvent.ReleaseFound found -> release = Optional.of(found.release());
      // Before a run is submitted the only Pod there is is the stage Pod.
      case PushEvent.PodPhase phase when run.isEmpty() && chartRelease.isEmpty() ->
          stagePod = Optional.of(phase.pod());
      case PushEvent.ChartReleaseChanged changed -> chartRelease = Optional.of(changed.release());
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

  /** The Helm release that submits, once it was begun. */
  synchronized Optional<ChartRelease> chartRelease() {
    return chartRelease;
  }

  /** The run, once it was accepted. */
  synchronized Optional<IngestionRun> run() {
    return run;
  }

  synchronized List<Document> findings() {
    return findings.documents();
  }

  /** Warnings so far, with placeholders. */
  public synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }
}
