package io.tracebloc.sandbox.standin.ingestor.rule.tabular;

import io.tracebloc.sandbox.standin.ingestor.csv.SqlType;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.rule.BadRows;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** TAB-02 to TAB-07: every column of the schema is there, and its cells are of its type. */
public final class DataTypesRule implements Rule {
  private static final Set<String> RESERVED =
      Set.of(
          "id",
          "created_at",
          "updated_at",
          "status",
          "data_intent",
          "data_id",
          "filename",
          "extension",
          "annotation",
          "ingestor_id");
  private static final int LONGEST_NAME = 64;
  private static final int MOST_COLUMNS = 4000;

  private final Set<String> exempt;

  /** A check of every column. */
  public DataTypesRule() {
    this(Set.of());
  }

  /** A check that leaves the types of these columns to other validators. */
  DataTypesRule(Set<String> exempt) {
    this.exempt = Set.copyOf(exempt);
  }

  @Override
  public String name() {
    return "Data Type";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    var schema = new LinkedHashMap<>(dataset.plan().schema());
    checkNames(schema, findings);
    findings.problem(
        "TAB-02: %d schema column(s) are not in the CSV file",
        schema.keySet().stream()
            .filter(column -> dataset.validated().column(column).isEmpty())
            .sorted()
            .toList());
    // The column must be there all the same.
    schema.keySet().removeAll(exempt);
    schema.forEach((column, type) -> checkColumn(dataset, column, type, findings));
  }

  private static void checkNames(Map<String, SqlType> schema, Findings findings) {
    findings.problem(
        "TAB-07: %d reserved column name(s) in the schema",
        schema.keySet().stream().filter(RESERVED::contains).toList());
    findings.problem(
        "TAB-07: %d column name(s) longer than " + LONGEST_NAME + " characters",
        schema.keySet().stream()
            .filter(column -> column.codePointCount(0, column.length()) > LONGEST_NAME)
            .toList());
    if (schema.size() > MOST_COLUMNS) {
      findings.problem("TAB-07: more than %d columns".formatted(MOST_COLUMNS));
    }
  }

  private static void checkColumn(Dataset dataset, String column, SqlType type, Findings findings) {
    var values = new ColumnValues(type, dataset.plan().line());
    if (!values.isKnown()) {
      findings.problem("TAB-06: column '%s' has an unknown type".formatted(column));
      return;
    }
    var index = dataset.validated().column(column);
    if (index.isEmpty()) {
      return;
    }
    var kinds = new TreeMap<String, BadRows>();
    for (var i = 0; i < dataset.rows().size(); i++) {
      var cell = Manifest.cell(dataset.rows().get(i), index).orElse("");
      var problem = values.problem(cell);
      if (problem.isPresent()) {
        kinds.computeIfAbsent(problem.get(), _ -> new BadRows()).add(i, cell);
      }
    }
    kinds.forEach((kind, rows) -> rows.report(findings, kind + " in column '" + column + "'"));
  }
}
