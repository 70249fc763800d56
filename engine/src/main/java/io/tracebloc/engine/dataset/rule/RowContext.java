package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What row rules may know.
 *
 * @param manifest name of the manifest, for findings
 * @param header its columns
 * @param request what was asked
 * @param schema declared or inferred columns; empty where there is none
 * @param files the primary files, if they were found
 * @param extension the one extension of those, in lower case with the dot
 * @param size the size that all pictures must have, if it is known
 * @param classes takes the number of distinct labels, if a rule counts them
 * @param findings where problems go
 */
public record RowContext(
    String manifest,
    CsvHeader header,
    DatasetRequest request,
    List<Column> schema,
    Optional<DirectoryFiles> files,
    Optional<String> extension,
    Optional<PixelSize> size,
    LongConsumer classes,
    Consumer<Finding> findings) {
  public RowContext {
    schema = List.copyOf(schema);
  }

  /** The same with another place for findings. */
  public RowContext withFindings(Consumer<Finding> other) {
    return new RowContext(
        manifest, header, request, schema, files, extension, size, classes, other);
  }

  /** Says that a pattern leaves out a file that a row names, if one does. */
  Optional<String> omission(DirectoryFiles directory, Slice name) {
    return request
        .selection()
        .omits(List.of(directory.name(), name.text()))
        .map(
            reason ->
                "The file %s in %s/ %s."
                    .formatted(Wording.quoted(name), directory.name(), reason.words()));
  }

  /** Where the label is, if it is anywhere. */
  OptionalInt labelColumn() {
    return request.labelColumn().map(header::resolve).orElse(OptionalInt.empty());
  }

  /** Reports a finding about a cell. */
  void report(Finding finding, long row, int column) {
    report(finding.inField(column, header.names().get(column)), row);
  }

  /** Reports a finding about a column. */
  void reportColumn(Finding finding, int column) {
    report(finding.inField(column, header.names().get(column)));
  }

  /** Reports a finding about a row. */
  void report(Finding finding, long row) {
    findings.accept(finding.in(manifest).atRow(row));
  }

  /** Reports a finding about the manifest as a whole. */
  void report(Finding finding) {
    findings.accept(finding.in(manifest));
  }
}
