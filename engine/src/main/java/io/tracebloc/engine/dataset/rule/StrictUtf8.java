package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import java.util.Optional;

/** GEN-02: the whole manifest is valid UTF-8. */
final class StrictUtf8 implements ManifestRule {
  @Override
  public Optional<Finding> check(ManifestFacts facts) {
    if (facts.utf16() && facts.nulRow().isPresent()) {
      return Optional.empty(); // The NUL bytes told so (GEN-01).
    }
    return facts.malformedRow().stream()
        .mapToObj(
            row ->
                Finding.of(
                        Rule.GEN_02,
                        "Bytes that are not UTF-8 %s; save the file as UTF-8 (it may be Latin-1 or Windows-1252 now)."
                            .formatted(Wording.place(facts.malformedRow())))
                    .atRow(row))
        .findFirst();
  }
}
