package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PreflightResult;
import io.tracebloc.engine.dataset.columns.ColumnTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A dataset of one CSV file on disk, checked as on a certain day, for tests of tables. */
final class Table {
  /** The day that is today, in the evening. */
  static final String TODAY = "2024-06-15";

  private final Path file;
  private DatasetRequest request;

  /** A table without any rows. */
  Table(Path folder, Category category, String labelColumn) {
    this.file = folder.resolve("data.csv");
    this.request = DatasetRequest.of(file, "cases", category).withLabelColumn(labelColumn);
  }

  /** Writes the file. */
  Table rows(String... lines) {
    return bytes((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the file. */
  Table bytes(byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Declares the columns, in the grammar of the option. */
  Table schema(String types) {
    request = request.toBuilder().schema(ColumnTypes.parse(types)).build();
    return this;
  }

  /** Says more about it. */
  Table request(DatasetRequest other) {
    request = other;
    return this;
  }

  /** What is said about it. */
  DatasetRequest request() {
    return request;
  }

  /** Everything that the check finds. */
  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    check(findings);
    return findings;
  }

  /** What the check finds, notes left aside, each as one line. */
  List<String> problems() {
    return findings().stream()
        .filter(finding -> finding.severity() != Finding.Severity.NOTE)
        .map(Table::line)
        .toList();
  }

  /** The notes of the check, each as one line. */
  List<String> notes() {
    return findings().stream()
        .filter(finding -> finding.severity() == Finding.Severity.NOTE)
        .map(Table::line)
        .toList();
  }

  /** The dataset as accepted, if it is. */
  Optional<CheckedDataset> accepted() {
    return check(new ArrayList<>()) instanceof CheckedDataset checked
        ? Optional.of(checked)
        : Optional.empty();
  }

  private PreflightResult check(List<Finding> findings) {
    var clock = Clock.fixed(Instant.parse(TODAY + "T23:30:00Z"), ZoneOffset.UTC);
    return new Preflight(2, clock).run(request, findings::add);
  }

  /** For example {@code REJECTION TAB-02 data.csv: words}. */
  private static String line(Finding finding) {
    var row = finding.row().isPresent() ? ":" + finding.row().getAsLong() : "";
    var column = finding.field().map(field -> "[" + field.name() + "]").orElse("");
    return "%s %s %s%s%s: %s"
        .formatted(
            finding.severity(),
            finding.id(),
            finding.file().orElse("-"),
            row,
            column,
            finding.message());
  }
}
