package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * GEN-08: the name of the dataset is one that a table, a label and a path can carry ({@code
 * contract/datasets.md} 4.1).
 */
public final class TableName {
  /** Longest name in characters. */
  public static final int LONGEST = 63;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> BOOKKEEPING =
      Set.of("tracebloc_ingest_runs", "tracebloc_ingest_meta");

  private TableName() {}

  /** Whether the name may be part of a path or a statement. */
  public static boolean isSafe(String name) {
    return name.length() <= LONGEST && isPlain(name);
  }

  /** Whether it has nothing but letters, digits and underscores, however long it is. */
  public static boolean isPlain(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether it is, in any case of letters, one of the cluster's own tables. */
  public static boolean isBookkeeping(String name) {
    return BOOKKEEPING.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Why a name is refused; empty if it is not. */
  public static Optional<String> objection(String name) {
    var problems = new ArrayList<Finding>();
    check(name, problems::add);
    return problems.stream()
        .filter(problem -> problem.severity() == Finding.Severity.REJECTION)
        .map(Finding::message)
        .findFirst();
  }

  /** Reports what is wrong with a name. */
  public static void check(String name, Consumer<Finding> findings) {
    if (name.isEmpty()) {
      findings.accept(Finding.of(Rule.GEN_08, "The dataset has no name."));
    } else if (name.length() > LONGEST) {
      findings.accept(
          Finding.of(
              Rule.GEN_08,
              "The dataset name %s has %d characters; at most %d are possible."
                  .formatted(Wording.quoted(name), name.length(), LONGEST)));
    } else if (!isSafe(name)) {
      findings.accept(
          Finding.of(
              Rule.GEN_08,
              "The dataset name %s must start with a letter and hold only the letters a-z and A-Z, digits and '_'."
                  .formatted(Wording.quoted(name))));
    } else if (isBookkeeping(name)) {
      findings.accept(
          Finding.of(
              Rule.GEN_08,
              "The name %s belongs to the cluster's own bookkeeping; choose another."
                  .formatted(Wording.quoted(name))));
    } else {
      warn(name, findings);
    }
  }

  private static void warn(String name, Consumer<Finding> findings) {
    if (name.startsWith("_") || name.endsWith("_")) {
      findings.accept(
          Finding.remark(
              Rule.GEN_08,
              "The dataset name %s starts or ends with '_'; some clusters refuse that."
                  .formatted(Wording.quoted(name))));
    }
    if (ReservedWords.contains(name)) {
      findings.accept(
          Finding.remark(
              Rule.GEN_08,
              "The dataset name %s is a reserved word of SQL; another name is safer."
                  .formatted(Wording.quoted(name))));
    }
  }
}
