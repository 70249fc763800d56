package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.csv.CsvBatch;
import io.tracebloc.engine.dataset.csv.CsvRow;
import java.util.List;
import java.util.Optional;

/** Several rules for rows as one. */
record RowRules(List<RowRule> rules) implements RowRule {
  RowRules {
    rules = List.copyOf(rules);
  }

  /** All of some factories that apply; empty if none does. */
  static Optional<RowRule> together(List<RowRule.Factory> factories, RowContext context) {
    var rules = factories.stream().flatMap(factory -> factory.create(context).stream()).toList();
    return rules.isEmpty() ? Optional.empty() : Optional.of(new RowRules(rules));
  }

  @Override
  public void row(CsvRow row) {
    rules.forEach(rule -> rule.row(row));
  }

  @Override
  public void rows(CsvBatch batch) {
    rules.forEach(rule -> rule.rows(batch));
  }

  @Override
  public void end() {
    rules.forEach(RowRule::end);
  }
}
