package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The column types that a preflight would infer, for a suggestion. */
public final class SchemaInference {
  private SchemaInference() {}

  /**
   * The columns of a table with their types ({@code contract/datasets.md} 6).
   *
   * @param notes takes what is left out or doubtful
   * @throws LocalFailure if the table cannot be read
   */
  public static List<Column> of(Path table, Category category, Consumer<Finding> notes) {
    var name = Printable.of(String.valueOf(table.getFileName()));
    try {
      return new TableSchema(table, name, notes).of(DatasetRequest.of(table, "inferred", category));
    } catch (IOException e) {
      throw new LocalFailure(
          name + " cannot be read.", "Check that it is a CSV file that you may read.", e);
    }
  }
}
