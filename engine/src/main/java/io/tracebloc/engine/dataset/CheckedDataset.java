package io.tracebloc.engine.dataset;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.selection.Omitted;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A dataset that passed its preflight.
 *
 * @param request what was asked
 * @param files what to stage, the manifest first
 * @param extension the one extension of its pictures, in lower case with the dot
 * @param targetSize the one size of its pictures
 * @param labelColumn the label column as its header spells it, trimmed; empty without labels
 * @param schema declared or inferred columns, in order; empty if the document carries none
 * @param rows data rows of the manifest
 * @param classes distinct labels, if they were counted
 * @param findings warnings that were reported
 * @param omitted files of its directories that are not staged, and why
 */
public record CheckedDataset(
    DatasetRequest request,
    FileSet files,
    Optional<String> extension,
    Optional<PixelSize> targetSize,
    Optional<String> labelColumn,
    List<Column> schema,
    long rows,
    OptionalLong classes,
    FindingCounts findings,
    List<Omitted> omitted)
    implements PreflightResult {

  public CheckedDataset {
    requireNonNull(request);
    requireNonNull(files);
    schema = List.copyOf(schema);
    omitted = List.copyOf(omitted);
  }
}
