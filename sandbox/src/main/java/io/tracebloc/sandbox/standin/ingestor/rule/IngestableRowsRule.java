package io.tracebloc.sandbox.standin.ingestor.rule;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.RecordFile;
import java.util.Optional;

/**
 * GEN-09 and FILE-03: some row refers to a file that exists, and none refers to a place outside the
 * dataset. Without the column {@code filename} no row does (IMG-01).
 */
public final class IngestableRowsRule implements Rule {
  @Override
  public String name() {
    return "Ingestable Rows";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    var column = dataset.nameColumn(dataset.validated());
    var names =
        dataset.rows().stream()
            .map(row -> dataset.fileName(row, column))
            .flatMap(Optional::stream)
            .toList();
    var unsafe = names.stream().filter(name -> !RecordFile.isSafe(name)).toList();
    findings.problem("FILE-03: %d unsafe file name(s)", unsafe);
    var files = dataset.plan().recordFiles();
    if (unsafe.isEmpty()
        && names.stream().noneMatch(name -> RecordFile.find(files, name).isPresent())) {
      findings.problem(
          column.isEmpty()
              ? "GEN-09: no column 'filename' in the CSV file"
              : "GEN-09: none of the %d referenced files exists".formatted(names.size()));
    }
  }
}
