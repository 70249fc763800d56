package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import java.util.Optional;

/** GEN-04: there is at least one data row after the header. */
final class DataRows implements ManifestRule {
  @Override
  public Optional<Finding> check(ManifestFacts facts) {
    return facts.header() && facts.rows() == 0
        ? Optional.of(
            Finding.of(Rule.GEN_04, "There is a header but no data row; add the records."))
        : Optional.empty();
  }
}
