package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.csv.CsvBatch;
import io.tracebloc.engine.dataset.rule.RowContext;
import io.tracebloc.engine.dataset.rule.RowRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A row rule at work: its findings go straight on while the caller's own thread works, and are
 * collected while another does. For one thread at a time.
 */
final class RuleRun {
  private final RowRule rule;
  private final Outlet outlet;

  /** Where the findings of the rule go at the moment. */
  private static final class Outlet implements Consumer<Finding> {
    private Consumer<Finding> target;

    Outlet(Consumer<Finding> target) {
      this.target = target;
    }

    @Override
    public void accept(Finding finding) {
      target.accept(finding);
    }
  }

  private RuleRun(RowRule rule, Outlet outlet) {
    this.rule = rule;
    this.outlet = outlet;
  }

  /** The rules of some factories that apply, in parts as small as there are. */
  static List<RuleRun> of(List<RowRule.Factory> factories, RowContext context) {
    return factories.stream()
        .flatMap(factory -> factory.parts(context).stream())
        .flatMap(factory -> create(factory, context).stream())
        .toList();
  }

  private static Optional<RuleRun> create(RowRule.Factory factory, RowContext context) {
    var outlet = new Outlet(context.findings());
    return factory.create(context.withFindings(outlet)).map(rule -> new RuleRun(rule, outlet));
  }

  /** Looks at some rows. */
  void look(CsvBatch batch) {
    rule.rows(batch);
  }

  /** Looks at some rows and returns what is wrong with them. */
  List<Finding> collect(CsvBatch batch) {
    var direct = outlet.target;
    // Nearly always there are none, and this takes no memory.
    var found = new ArrayList<Finding>(0);
    outlet.target = found::add;
    rule.rows(batch);
    outlet.target = direct;
    return found;
  }

  /** All rows were seen. */
  void end() {
    rule.end();
  }
}
