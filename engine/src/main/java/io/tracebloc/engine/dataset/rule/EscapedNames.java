package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.CsvFormat;
import java.util.Optional;

/**
 * File names as the ingest pass reads them: there one character, by default a backslash, escapes
 * the character behind it ({@code contract/datasets.md} 3.3 and trap 15), so a name that holds it
 * is looked up without it, and its row is lost.
 */
final class EscapedNames {
  private final byte escape;

  /** For a manifest of this format. */
  EscapedNames(CsvFormat format) {
    escape = format.escape();
  }

  /** Why a name cannot be found by the ingestor; empty if it can. */
  Optional<String> objection(Slice name) {
    for (var at = 0; at < name.length(); at++) {
      if (name.at(at) == escape) {
        return Optional.of(
            "The file name %s holds %s, which the ingestor takes for an escape; rename the file."
                .formatted(Wording.quoted(name), words()));
      }
    }
    return Optional.empty();
  }

  private String words() {
    return escape == '\\' ? "a backslash" : "the escapechar '%c'".formatted((char) escape);
  }
}
