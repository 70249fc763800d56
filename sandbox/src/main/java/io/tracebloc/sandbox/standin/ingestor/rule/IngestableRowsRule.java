package io.tracebloc.sandbox.standin.ingestor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * GEN-09 and FILE-03: some row refers to a file that exists, and none refers to a place outside the
 * dataset. Without an exact {@code filename} column no row does (IMG-01).
 */
final class IngestableRowsRule implements Rule {
  @Override
  public String name() {
    return "Ingestable Rows";
  }

  @Override
  public List<String> problems(IngestionPlan plan, Manifest manifest) {
    var column = manifest.column("filename");
    var names =
        manifest.rows().stream()
            .map(row -> Manifest.cell(row, column))
            .flatMap(Optional::stream)
            .filter(cell -> !Cells.trim(cell).isEmpty())
            .map(plan::fileName)
            .toList();
    var problems = new ArrayList<String>();
    var unsafe = names.stream().filter(name -> !RecordFile.isSafe(name)).toList();
    if (!unsafe.isEmpty()) {
      problems.add("FILE-03: unsafe file names: " + Cells.shortList(unsafe));
    } else if (names.stream().noneMatch(name -> RecordFile.find(plan.files(), name).isPresent())) {
      problems.add(
          column.isEmpty()
              ? "GEN-09: no column 'filename' in the CSV file"
              : "GEN-09: none of the %d referenced files exists".formatted(names.size()));
    }
    return problems;
  }
}
