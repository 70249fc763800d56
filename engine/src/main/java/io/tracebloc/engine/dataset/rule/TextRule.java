package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.text.TextContent;
import java.util.Optional;

/** Looks at what was read of one text. Safe for several threads. */
@FunctionalInterface
public interface TextRule {
  /** What is wrong, if anything; the caller names the file. */
  Optional<Finding> check(TextContent content);
}
