package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import java.util.Optional;

/** GEN-04: there is at least one data row after the header. */
final class DataRows implements ManifestRule {
  @Override
  public Optional<Finding> check(ManifestFacts facts) {
    return facts.header() && facts.rows() == 0
        ? Optional.of(
            Finding.rejection("GEN-04", "There is a header but no data row; add the records."))
        : Optional.empty();
  }
}
