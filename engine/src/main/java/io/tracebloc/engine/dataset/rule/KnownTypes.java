package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.columns.SqlType;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.failure.Printable;
import java.util.Set;
import java.util.function.Consumer;

/**
 * TAB-06: the database knows the types that the user declared. Some of them are missing in parts of
 * older ingestors (5.5, 6.4), which is remarked.
 */
final class KnownTypes implements HeaderRule {
  private static final Set<String> UNKNOWN_TO_OLDER =
      Set.of("TINYINT", "SMALLINT", "MEDIUMINT", "BLOB", "LONGBLOB", "CHAR");

  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    for (var column : request.schema()) {
      if (!SqlType.isKnown(column.type())) {
        findings.accept(Finding.of(Rule.TAB_06, message(column, "the database does not know")));
      } else if (UNKNOWN_TO_OLDER.contains(SqlType.base(column.type()))) {
        findings.accept(Finding.remark(Rule.TAB_06, message(column, "older clusters refuse")));
      }
    }
  }

  private static String message(Column column, String problem) {
    return "%s is a type that %s (column %s); choose another."
        .formatted(Printable.of(column.type()), problem, Wording.quoted(column.name()));
  }
}
