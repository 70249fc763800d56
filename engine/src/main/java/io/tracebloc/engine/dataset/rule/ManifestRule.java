package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import java.util.Optional;

/** Looks at the manifest as a whole, after it was read. */
@FunctionalInterface
public interface ManifestRule {
  /** What is wrong, if anything; the caller names the file. */
  Optional<Finding> check(ManifestFacts facts);
}
