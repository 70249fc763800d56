package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import java.util.Optional;

/**
 * a quote that is never closed swallows the rest of the file. It is no error for the cluster,
 * but surely not what was meant.
 */
final class ClosedQuotes implements ManifestRule {
  @Override
  public Optional<Finding> check(ManifestFacts facts) {
    return facts.unclosedQuoteRow().stream()
        .mapToObj(
            row ->
                Finding.remark(
                        Rule.R_02,
                        "A quote opened %s is never closed: the rest of the file is read as one cell."
                            .formatted(Wording.place(facts.unclosedQuoteRow())))
                    .atRow(row))
        .findFirst();
  }
}
