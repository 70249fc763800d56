package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import io.tracebloc.engine.dataset.columns.TableSample;
import io.tracebloc.engine.dataset.csv.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which columns of a table are stored, and as what: what the user declared, else what its first
 * rows tell ({@code contract/datasets.md} 6).
 */
final class TableSchema {
  private final Path table;
  private final String name;
  private final Consumer<Finding> findings;

  /**
   * The schema of a table.
   *
   * @param name what the table is called in findings
   */
  TableSchema(Path table, String name, Consumer<Finding> findings) {
    this.table = table;
    this.name = name;
    this.findings = findings;
  }

  /** The columns; empty only if none can be stored. Notes what was inferred. */
  List<Column> of(DatasetRequest request) throws IOException {
    if (!request.schema().isEmpty()) {
      // A document may have blanks around names; headers are compared without them (TAB-02).
      return request.schema().stream()
          .map(column -> new Column(WhiteSpace.trim(column.name()), column.type()))
          .toList();
    }
    var content = Files.newInputStream(table, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (var reader = new CsvReader(content, request.csvFormat())) {
      var sample = TableSample.read(reader);
      var columns = new StoredColumns(sample, request);
      if (reader.nulRow().isEmpty() && reader.malformedRow().isEmpty()) {
        columns.describe(finding -> findings.accept(finding.in(name)));
      }
      return columns.columns();
    }
  }
}
