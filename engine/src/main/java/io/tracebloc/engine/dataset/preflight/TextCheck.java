package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Supervision;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.rule.RowContext;
import io.tracebloc.engine.dataset.rule.RowRule;
import io.tracebloc.engine.dataset.rule.TextRows;
import io.tracebloc.engine.dataset.rule.TextRules;
import java.util.Optional;

/**
 * Checks all texts of a directory. What is looked for in a text depends on what rows say about it,
 * so this comes after the rows. For one run.
 */
final class TextCheck {
  private final Category category;
  private Optional<TextRows> said = Optional.empty();

  TextCheck(Category category) {
    this.category = category;
  }

  /** The rule for rows that tells which texts they name. */
  RowRule.Factory rows() {
    return context -> context.files().flatMap(files -> listen(context, files));
  }

  private Optional<RowRule> listen(RowContext context, DirectoryFiles files) {
    var rows = new TextRows(files, category.supervision() == Supervision.TAGGING);
    said = Optional.of(rows);
    return rows.rule().create(context);
  }

  /** The rules for texts, to be applied to each of them, once all rows were read. */
  Inspection inspection(DirectoryFiles files) {
    var rules = TextRules.of(category);
    var reading = TextRules.reading(category);
    var rows = said;
    return new Inspection(files, () -> new TextInspector(reading, rules, rows));
  }
}
