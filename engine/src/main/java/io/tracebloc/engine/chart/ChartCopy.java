package io.tracebloc.engine.chart;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a chart's files in a folder of ours. */
final class ChartCopy {
  private static final int MOST_FILES = 10_000;

  private final Path folder;

  /** A copy in a folder that does not exist. */
  ChartCopy(Path folder) {
    this.folder = folder;
  }

  /** Where it is. */
  Path folder() {
    return folder;
  }

  /**
   * Copies a chart that was looked at.
   *
   * @throws LocalFailure if its files are not on this machine, or cannot be read
   */
  void take(IngestorChart chart, HelmFiles files) {
    var reference = chart.reference().reference();
    try {
      var local = Path.of(reference.contains("://") ? "" : reference);
      if (!reference.contains("://") && Files.isDirectory(local)) {
        copy(local);
      } else if (!reference.contains("://") && Files.isRegularFile(local)) {
        ChartArchive.unpack(local, folder);
      } else {
        ChartArchive.unpack(fetched(chart, files), folder);
      }
    } catch (IOException e) {
      throw new LocalFailure(
          "The files of chart %s cannot be read: %s"
              .formatted(Printable.of(reference), Printable.of(String.valueOf(e.getMessage()))),
          "Fetch it with helm pull --untar, and name its folder with --chart",
          e);
    }
  }

  private void copy(Path source) throws IOException {
    try (Stream<Path> walk = Files.walk(source)) {
      List<Path> files = walk.limit(MOST_FILES).toList();
      if (files.size() == MOST_FILES) {
        throw new IOException("there are too many files");
      }
      for (var file : files) {
        var target = folder.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (Files.isRegularFile(file)) {
          Files.copy(file, target);
        }
      }
    }
  }

  /** What Helm has just fetched into its cache, under the name that it gives archives. */
  private static Path fetched(IngestorChart chart, HelmFiles files) throws IOException {
    var plain = chart.fullName() + ".tgz";
    return Stream.of(lastOf(chart.reference().reference()), plain, plain.replace('+', '_'))
        .filter(name -> name.endsWith(".tgz"))
        .map(files.cache()::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new IOException("Helm keeps no copy of it"));
  }

  private static String lastOf(String address) {
    try {
      var path = String.valueOf(URI.create(address).getPath());
      return path.substring(path.lastIndexOf('/') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
