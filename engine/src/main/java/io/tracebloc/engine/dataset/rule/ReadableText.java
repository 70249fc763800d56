package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.text.TextContent;
import java.util.Optional;

/**
 * TXT-02: the first 64 KiB are UTF-8 without NUL, and not nothing. Newer ingestors look at a sample
 * of the files; here it is all of them.
 */
final class ReadableText implements TextRule {
  @Override
  public Optional<Finding> check(TextContent content) {
    var encoding = content.encoding();
    if (encoding.empty()) {
      return Optional.of(Finding.remark(Rule.TXT_02, "The file is empty."));
    }
    if (encoding.utf16()) {
      return problem("The text is UTF-16, not UTF-8; save it as UTF-8.");
    }
    if (encoding.nul().isPresent()) {
      return problem(
          "There is a NUL at byte %,d; is this a text?".formatted(encoding.nul().getAsLong() + 1));
    }
    if (encoding.malformed().isPresent()) {
      return problem(
          "Bytes near %,d are not UTF-8; save the file as UTF-8 (it may be Latin-1 or Windows-1252 now)."
              .formatted(encoding.malformed().getAsLong() + 1));
    }
    return Optional.empty();
  }

  private static Optional<Finding> problem(String message) {
    return Optional.of(Finding.of(Rule.TXT_02, message + " Newer clusters refuse it."));
  }
}
