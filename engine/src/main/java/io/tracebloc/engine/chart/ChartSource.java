package io.tracebloc.engine.chart;

import io.tracebloc.engine.chart.Helm.ChartReference;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.submit.Via;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the ingestor chart comes from. */
final class ChartSource {
  private final Path workingDirectory;
  private final Repositories repositories;

  /**
   * A source.
   *
   * @param workingDirectory what paths are relative to
   * @param repositories asked if no chart is named
   */
  ChartSource(Path workingDirectory, Repositories repositories) {
    this.workingDirectory = workingDirectory;
    this.repositories = repositories;
  }

  /**
   * Finds and checks the chart that is asked for.
   *
   * @throws LocalFailure if it cannot be found or read
   * @throws io.tracebloc.engine.failure.InputFailure if it is another chart
   */
  IngestorChart chart(Helm helm, Via.Chart way) {
    var named = way.chart().orElseGet(repositories::ingestorChart);
    var reference = local(named).orElseGet(() -> new ChartReference(named, way.version()));
    try {
      return IngestorChart.of(reference, helm.description(reference), helm.values(reference));
    } catch (HelmException e) {
      throw new LocalFailure(
          "The chart %s cannot be read: %s".formatted(Printable.of(named), e.words()),
          "Name a folder, an archive, REPO/ingestor (after helm repo add and helm repo update), or"
              + " an address with --chart",
          e);
    }
  }

  /** Something on this machine; a version means nothing for it. */
  private Optional<ChartReference> local(String named) {
    try {
      var path = workingDirectory.resolve(named);
      return named.contains("://") || !Files.exists(path)
          ? Optional.empty()
          : Optional.of(new ChartReference(path.toString(), Optional.empty()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
