package io.tracebloc.sandbox.standin.ingestor.rule.text;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.dataset.RecordFile;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** TOK-01: one BIO tag for each word of a row's text. */
final class TagsRule implements Rule {
  private static final int REPORTED = 50;
  private static final Pattern TAG = Pattern.compile("O|[BI]-\\S+");

  @Override
  public String name() {
    return "BIO Tags";
  }

  @Override
  public void check(Dataset dataset, Findings findings) throws IOException {
    var names = dataset.validated().resolve("filename");
    var tags = dataset.labelColumn();
    if (names.isEmpty()) {
      findings.problem("TOK-01: no column 'filename' in the CSV file");
    }
    if (tags.isEmpty()) {
      findings.problem("TOK-01: the label column is not in the CSV file");
    }
    if (names.isEmpty() || tags.isEmpty()) {
      return;
    }
    var errors = errors(dataset, names, tags);
    if (!errors.isEmpty()) {
      findings.problem("TOK-01: " + String.join(", ", errors));
    }
  }

  private static List<String> errors(Dataset dataset, OptionalInt names, OptionalInt tags)
      throws IOException {
    var errors = new ArrayList<String>();
    for (var i = 0; i < dataset.rows().size() && errors.size() < REPORTED; i++) {
      var row = dataset.rows().get(i);
      var name = dataset.fileName(row, names).orElse("");
      var words = Cells.words(Manifest.cell(row, tags).orElse(""));
      var error = error(dataset.plan(), name, words);
      if (error.isPresent()) {
        errors.add("row %d: %s".formatted(i + 1, error.get()));
      }
    }
    return errors;
  }

  private static Optional<String> error(IngestionPlan plan, String name, List<String> tags)
      throws IOException {
    var wrong = tags.stream().filter(tag -> !TAG.matcher(tag).matches()).findFirst();
    if (wrong.isPresent()) {
      return wrong.map(tag -> "'%s' is no BIO tag".formatted(tag));
    }
    var file = RecordFile.find(plan.recordFiles(), name);
    if (file.isEmpty()) {
      return Optional.of("file '%s' does not exist".formatted(name));
    }
    var words = Cells.words(text(file.get())).size();
    return words == tags.size()
        ? Optional.empty()
        : Optional.of("%d words but %d tags".formatted(words, tags.size()));
  }

  /** Bytes that are no text count as words too; {@link TextContentRule} is about them. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
