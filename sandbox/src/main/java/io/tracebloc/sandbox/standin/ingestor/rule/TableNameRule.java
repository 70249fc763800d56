package io.tracebloc.sandbox.standin.ingestor.rule;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * GEN-08: a name that is safe as a table and as a directory (datasets.md 4.1). The older line wants
 * a letter first; the newer one keeps two names for itself.
 */
public final class TableNameRule implements Rule {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
  private static final Set<String> TAKEN = Set.of("tracebloc_ingest_runs", "tracebloc_ingest_meta");

  static boolean isSafe(String table) {
    return NAME.matcher(table).matches();
  }

  private static boolean isValid(String table, IngestorLine line) {
    return isSafe(table) && (line.isNew() ? !TAKEN.contains(table) : !table.startsWith("_"));
  }

  @Override
  public String name() {
    return "Table Name";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    var table = dataset.plan().table();
    if (!isValid(table, dataset.plan().line())) {
      findings.problem("GEN-08: '%s' is not a valid table name".formatted(table));
    }
  }
}
