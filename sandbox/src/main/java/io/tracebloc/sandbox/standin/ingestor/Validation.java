package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import io.tracebloc.sandbox.standin.ingestor.rule.DuplicateRule;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.IngestableRowsRule;
import io.tracebloc.sandbox.standin.ingestor.rule.LabelDiversityRule;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import io.tracebloc.sandbox.standin.ingestor.rule.TableNameRule;
import io.tracebloc.sandbox.standin.ingestor.rule.image.ImageRules;
import io.tracebloc.sandbox.standin.ingestor.rule.tabular.TabularRules;
import io.tracebloc.sandbox.standin.ingestor.rule.text.TextRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Runs every validator and joins what they found (datasets.md 5.10). */
record Validation(Path shared, Clock clock, PrintStream out) {
  /**
   * Checks everything.
   *
   * @throws IngestionFailedException with all problems
   */
  void check(Dataset dataset) throws IngestionFailedException, IOException {
    var problems = new ArrayList<String>();
    for (var rule : rules(dataset.plan())) {
      var findings = new Findings();
      rule.check(dataset, findings);
      problems.addAll(findings.problems());
      findings.notes().forEach(out::println);
      findings.warnings().forEach(warning -> out.println("WARNING " + warning));
      out.println(
          findings.problems().isEmpty()
              ? rule.name() + " Validator successfully passed"
              : rule.name() + " Validator failed");
    }
    if (!problems.isEmpty()) {
      throw new IngestionFailedException(String.join("; ", problems));
    }
    out.println("All validations passed successfully");
  }

  private List<Rule> rules(IngestionPlan plan) {
    var rules = new ArrayList<Rule>();
    if (plan.line().isNew() && !plan.traits().isTabular()) {
      rules.add(new IngestableRowsRule());
    }
    rules.addAll(
        switch (plan.traits().family()) {
          case IMAGE -> ImageRules.of(plan);
          case TEXT -> TextRules.of(plan);
          case TABULAR -> TabularRules.of(plan, clock);
        });
    if (plan.line().isNew() && plan.traits().classification()) {
      rules.add(new LabelDiversityRule());
    }
    rules.add(new TableNameRule());
    rules.add(new DuplicateRule(shared));
    return rules;
  }
}
