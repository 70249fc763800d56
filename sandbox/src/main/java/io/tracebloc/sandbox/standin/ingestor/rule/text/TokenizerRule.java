package io.tracebloc.sandbox.standin.ingestor.rule.text;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/**
 * TXT-04, older line only: a {@code tokenizer.json} beside the data with certain tokens.
 *
 * @param required whether its absence is a problem, not only a warning
 * @param tokens what it must contain
 */
record TokenizerRule(boolean required, List<String> tokens) implements Rule {
  @Override
  public String name() {
    return "Tokenizer";
  }

  @Override
  public void check(Dataset dataset, Findings findings) throws IOException {
    var file = dataset.plan().files().root().resolve("tokenizer.json");
    if (!Files.isRegularFile(file)) {
      var missing = "TXT-04: no tokenizer.json beside the data";
      if (required) {
        findings.problem(missing);
      } else {
        findings.warning(missing);
      }
      return;
    }
    var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    findings.problem(
        "TXT-04: tokenizer.json lacks %d token(s)",
        tokens.stream().filter(token -> !text.contains('"' + token + '"')).toList());
  }
}
