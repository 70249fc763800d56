package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.dataset.CategoryTraits.Sidecar;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.dataset.RecordFile;
import io.tracebloc.sandbox.standin.ingestor.dataset.StagedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Copies a row's files into the final directory, all side by side. */
final class FileTransfer {
  private final IngestionPlan plan;
  private final Path destination;
  private final OptionalInt maskIds;

  /**
   * Prepares copying.
   *
   * @param destination the final directory; exists
   */
  FileTransfer(Dataset dataset, Path destination) {
    this.plan = dataset.plan();
    this.destination = destination;
    this.maskIds = dataset.ingested().column("mask_id");
  }

  /**
   * Copies the file of that name and what belongs to it.
   *
   * @return the stem of the file's name; empty if a file is missing, and then nothing is copied
   */
  Optional<String> copy(String name, List<String> row) throws IOException {
    var file = RecordFile.find(plan.recordFiles(), name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    var stem = StagedFiles.stem(file.get());
    var sources = new ArrayList<Path>();
    sources.add(file.get());
    for (var sidecar : plan.traits().sidecars()) {
      var found = find(sidecar, stem, row);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      sources.add(found.get());
    }
    for (var source : sources) {
      Files.copy(
          source,
          destination.resolve(StagedFiles.name(source)),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return Optional.of(stem);
  }

  private Optional<Path> find(Sidecar sidecar, String stem, List<String> row) {
    var name = plan.line().isNew() ? stem + sidecar.suffix() : olderName(sidecar, stem, row);
    return RecordFile.find(plan.files().directory(sidecar.directory()), name);
  }

  /** The older line finds a mask by its id (datasets.md 8.1). */
  private String olderName(Sidecar sidecar, String stem, List<String> row) {
    var maskId = Manifest.cell(row, maskIds).filter(cell -> !MissingValues.isNull(cell));
    return maskId
        .filter(_ -> sidecar.directory().equals("masks"))
        .map(String::strip)
        .map(id -> id.endsWith(sidecar.extension()) ? id : id + sidecar.extension())
        .orElse(stem + sidecar.suffix());
  }
}
