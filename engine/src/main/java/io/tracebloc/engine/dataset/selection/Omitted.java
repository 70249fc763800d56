package io.tracebloc.engine.dataset.selection;

import static java.util.Objects.requireNonNull;

/**
 * What was left out for one reason.
 *
 * @param reason the reason
 * @param examples how many files and directories, and the first few of them; what lies in such a
 *     directory is not counted
 */
public record Omitted(Omission reason, Examples examples) {
  public Omitted {
    requireNonNull(reason);
    requireNonNull(examples);
  }
}
