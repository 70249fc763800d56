package io.tracebloc.sandbox.standin.ingestor;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** GEN-08: a name that is safe as a table and as a directory (datasets.md 4.1). */
final class TableNameRule implements Rule {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
  private static final Set<String> TAKEN = Set.of("tracebloc_ingest_runs", "tracebloc_ingest_meta");

  static boolean isValid(String table) {
    return NAME.matcher(table).matches() && !TAKEN.contains(table);
  }

  @Override
  public String name() {
    return "Table Name";
  }

  @Override
  public List<String> problems(IngestionPlan plan, Manifest manifest) {
    return isValid(plan.table())
        ? List.of()
        : List.of("GEN-08: '%s' is not a valid table name".formatted(plan.table()));
  }
}
