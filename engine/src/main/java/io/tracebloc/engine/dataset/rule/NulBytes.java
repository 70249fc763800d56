package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import java.util.Optional;

/** GEN-01: the manifest has no NUL byte. */
final class NulBytes implements ManifestRule {
  @Override
  public Optional<Finding> check(ManifestFacts facts) {
    if (facts.nulRow().isEmpty()) {
      return Optional.empty();
    }
    var message =
        facts.utf16()
            ? "The file is UTF-16; save it as UTF-8."
            : "A NUL byte "
                + Wording.place(facts.nulRow())
                + "; save the file as plain UTF-8 text.";
    return Optional.of(Finding.of(Rule.GEN_01, message).atRow(facts.nulRow().getAsLong()));
  }
}
