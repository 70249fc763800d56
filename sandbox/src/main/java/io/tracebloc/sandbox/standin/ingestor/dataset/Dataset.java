package io.tracebloc.sandbox.standin.ingestor.dataset;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A dataset as it was staged.
 *
 * @param validated the CSV file as validators read it, without an escape character
 * @param ingested the CSV file as the data pass reads it, with one (datasets.md 9, trap 15)
 */
public record Dataset(IngestionPlan plan, Manifest validated, Manifest ingested) {
  /**
   * Reads the CSV file of a plan.
   *
   * @throws IngestionFailedException for GEN-01 to GEN-06, of GEN-03 only what is noticed before a
   *     table is created
   */
  public static Dataset read(IngestionPlan plan) throws IngestionFailedException, IOException {
    var traits = plan.traits();
    var text = EncodingGate.read(plan.csv().file(), traits.isTabular() && !plan.line().isNew());
    var format = plan.csv().format();
    var validated = Manifest.of(text, format.withoutEscape());
    var escapes = format.escape().filter(escape -> text.indexOf(escape) >= 0).isPresent();
    if (traits.isTabular()) {
      validated.requireDistinctColumns();
    }
    return new Dataset(plan, validated, escapes ? Manifest.of(text, format) : validated);
  }

  /** The data rows, for validators. */
  public List<List<String>> rows() {
    return validated.rows();
  }

  /**
   * The label's column, found without letter case; empty if none is configured or none is there.
   */
  public OptionalInt labelColumn() {
    return plan.label().column().map(validated::resolve).orElse(OptionalInt.empty());
  }

  /**
   * The column with file names. Pictures are copied by its exact name only (IMG-01); for texts the
   * contract asks for no exact spelling.
   */
  public OptionalInt nameColumn(Manifest manifest) {
    return plan.traits().family() == CategoryTraits.Family.IMAGE
        ? manifest.column("filename")
        : manifest.resolve("filename");
  }

  /** The name of the file that a row refers to; empty if it refers to none. */
  public Optional<String> fileName(List<String> row, OptionalInt nameColumn) {
    return Manifest.cell(row, nameColumn)
        .filter(cell -> !Cells.isBlank(cell))
        .map(plan.files()::nameOf);
  }
}
