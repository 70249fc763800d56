package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.columns.ReservedColumns;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** TAB-07: a table of the cluster can have these columns beside its own ones. */
final class StorableColumns implements HeaderRule {
  private static final int LONGEST_NAME = 64;
  private static final int MOST_COLUMNS = 4000;

  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    var schema = request.schema();
    refuse(
        findings,
        named(schema, ReservedColumns::contains),
        "The cluster keeps columns of its own under these names: %s; rename them or leave them out of the column types.");
    refuse(
        findings,
        named(schema, StorableColumns::isTooLong),
        "Column names of more than " + LONGEST_NAME + " characters: %s; shorten them.");
    if (schema.size() > MOST_COLUMNS) {
      findings.accept(
          Finding.of(
              Rule.TAB_07,
              "%,d columns, but a table can have %,d; declare only those that are needed."
                  .formatted(schema.size(), MOST_COLUMNS)));
    }
  }

  private static void refuse(Consumer<Finding> findings, List<String> names, String message) {
    if (!names.isEmpty()) {
      findings.accept(Finding.of(Rule.TAB_07, message.formatted(Wording.listed(names))));
    }
  }

  private static List<String> named(List<Column> schema, Predicate<String> wrong) {
    return schema.stream().map(Column::name).filter(wrong).toList();
  }

  private static boolean isTooLong(String name) {
    return name.codePointCount(0, name.length()) > LONGEST_NAME;
  }
}
