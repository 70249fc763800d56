package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs every validator and joins what they found (datasets.md 5.10). */
record Validation(Path shared, PrintStream out) {
  /**
   * Checks everything.
   *
   * @throws IngestionFailedException with all problems
   */
  void check(IngestionPlan plan, Manifest manifest) throws IngestionFailedException, IOException {
    var problems = new ArrayList<String>();
    for (var rule : rules(plan)) {
      var found = rule.problems(plan, manifest);
      problems.addAll(found);
      out.println(
          found.isEmpty()
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
    rules.add(new IngestableRowsRule());
    rules.addAll(plan.traits().rules());
    rules.add(new TableNameRule());
    rules.add(new DuplicateRule(shared));
    return rules;
  }
}
