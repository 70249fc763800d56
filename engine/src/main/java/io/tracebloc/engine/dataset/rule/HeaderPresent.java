package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import java.util.Optional;

/** GEN-05: the manifest has a header. An empty file has neither that nor rows (GEN-04). */
final class HeaderPresent implements ManifestRule {
  @Override
  public Optional<Finding> check(ManifestFacts facts) {
    return facts.header()
        ? Optional.empty()
        : Optional.of(
            Finding.of(Rule.GEN_05, "The file is empty; its first line must name the columns."));
  }
}
