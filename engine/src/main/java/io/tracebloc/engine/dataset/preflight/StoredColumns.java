package io.tracebloc.engine.dataset.preflight;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Grouping;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.columns.InferredColumn;
import io.tracebloc.engine.dataset.columns.ReservedColumns;
import io.tracebloc.engine.dataset.columns.SqlType;
import io.tracebloc.engine.dataset.columns.TableSample;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.failure.Printable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The inferred columns that the cluster can store, and what is to be said about them ({@code
 * contract/datasets.md} 6.2).
 */
final class StoredColumns {
  private static final int MOST_SHOWN = 5;

  /** Holds every integer of 64 bits with its sign. */
  private static final String INTEGER_AS_TEXT = "VARCHAR(20)";

  private final TableSample sample;
  private final DatasetRequest request;
  private final List<InferredColumn> stored;

  StoredColumns(TableSample sample, DatasetRequest request) {
    this.sample = sample;
    this.request = request;
    this.stored =
        sample.columns().stream()
            .filter(column -> !ReservedColumns.contains(column.name()))
            .toList();
  }

  /** The columns with their types. */
  List<Column> columns() {
    return stored.stream().map(column -> new Column(column.name(), type(column))).toList();
  }

  /** Notes what is left out, is empty or looks like an id. */
  void describe(Consumer<Finding> findings) {
    if (sample.unnamed() > 0) {
      findings.accept(
          Finding.of(
              Rule.COL_01,
              "%d column%s without a name %s left out."
                  .formatted(
                      sample.unnamed(),
                      sample.unnamed() == 1 ? "" : "s",
                      sample.unnamed() == 1 ? "is" : "are")));
    }
    note(
        findings,
        Rule.COL_01,
        sample.columns(),
        column -> ReservedColumns.contains(column.name()),
        "Left out, because the cluster keeps columns of its own under these names: %s. Rename them to have them stored.");
    if (sample.rows() > 0) {
      note(
          findings,
          Rule.COL_02,
          stored,
          InferredColumn::empty,
          "No value in the first rows, so the type is a guess: %s. Declare the type if there are any later.");
      note(
          findings,
          Rule.COL_03,
          stored,
          column -> column.idLike() && !hasPurpose(column.name()),
          "Whole numbers that never repeat, like ids: %s. Remove such columns if they are to teach nothing.");
    }
  }

  /** Whether a column is the label or one that the task needs, so that nobody would remove it. */
  private boolean hasPurpose(String name) {
    return request.category().layout().columns().contains(name)
        || request.timeColumn().equals(Optional.of(name))
        || request
            .labelColumn()
            .filter(label -> new CsvHeader(List.of(name)).resolve(label).isPresent())
            .isPresent();
  }

  private static void note(
      Consumer<Finding> findings,
      Rule rule,
      List<InferredColumn> columns,
      Predicate<InferredColumn> concerned,
      String message) {
    var names = columns.stream().filter(concerned).map(InferredColumn::name).toList();
    if (!names.isEmpty()) {
      findings.accept(Finding.of(rule, message.formatted(listed(names))));
    }
  }

  private static String listed(List<String> names) {
    var shown =
        names.stream()
            .limit(MOST_SHOWN)
            .map(name -> "'" + Printable.of(name) + "'")
            .collect(joining(", "));
    var rest = names.size() - MOST_SHOWN;
    return rest > 0 ? shown + " … and " + rest + " more" : shown;
  }

  /** The inferred type, unless the task takes only another one for a column of its own. */
  private String type(InferredColumn column) {
    var category = request.category();
    if (category == Category.TIME_SERIES_FORECASTING && column.name().equals("timestamp")) {
      // Whether every value can be read is for TSF-03 to say.
      return "TIMESTAMP";
    }
    var groups = category.layout().grouping().map(Grouping::groupColumn);
    return groups.equals(Optional.of(column.name())) && SqlType.isInteger(column.type())
        ? INTEGER_AS_TEXT
        : column.type();
  }
}
