package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.RejectedDataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/** A text dataset of two rows, valid at first, being broken and checked by a test. */
final class TextDataset {
  private final Path root;
  private final Category category;
  private final String directory;
  private Optional<String> extension = Optional.empty();

  TextDataset(Path root, Category category) throws IOException {
    this.root = root;
    this.category = category;
    this.directory = category.directory().orElseThrow() + "/";
    rows("a.txt", "b.txt");
    text("a.txt", "one\ttwo\n");
    text("b.txt", "three\tfour");
    if (category == Category.MASKED_LANGUAGE_MODELING) {
      file("tokenizer.json", "{\"added_tokens\": [\"[PAD]\", \"[MASK]\"]}");
    }
  }

  /** Where it is. */
  Path root() {
    return root;
  }

  /** A manifest of one row for each name, with a label of its own that suits the texts. */
  TextDataset rows(String... names) throws IOException {
    var csv = new StringBuilder(category.isLabelled() ? "filename,label\n" : "filename,row\n");
    for (var row = 1; row <= names.length; row++) {
      csv.append('"').append(names[row - 1]).append("\",");
      csv.append(category == Category.TOKEN_CLASSIFICATION ? "O B-x" + row : "x" + row);
      csv.append('\n');
    }
    return manifest(csv.toString());
  }

  TextDataset manifest(String csv) throws IOException {
    return file("labels.csv", csv);
  }

  TextDataset text(String name, String content) throws IOException {
    return file(directory + name, content);
  }

  TextDataset text(String name, byte[] content) throws IOException {
    return file(directory + name, content);
  }

  TextDataset rename(String from, String to) throws IOException {
    Files.move(root.resolve(directory + from), root.resolve(directory + to));
    return this;
  }

  TextDataset withoutText(String name) throws IOException {
    Files.delete(root.resolve(directory + name));
    return this;
  }

  TextDataset file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  TextDataset file(String name, byte[] content) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return this;
  }

  /** Lets a document declare the extension. */
  TextDataset declare(String declared) {
    extension = Optional.of(declared);
    return this;
  }

  /** Checks that there is nothing to say about it. */
  CheckedDataset assertAccepted() {
    var findings = new ArrayList<Finding>();
    var result = new Preflight(2).run(request(), findings::add);
    Assertions.assertThat(findings).as("findings for %s", category).isEmpty();
    return (CheckedDataset) result;
  }

  /** Checks that there is exactly one thing to say about it. */
  Finding only() {
    var findings = findings();
    Assertions.assertThat(findings).as("findings for %s", category).hasSize(1);
    return findings.getFirst();
  }

  /** Checks it; whether it is rejected must be what its findings say. */
  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    var result = new Preflight(2).run(request(), findings::add);
    var rejected =
        findings.stream().anyMatch(each -> each.severity() == Finding.Severity.REJECTION);
    Assertions.assertThat(result)
        .isInstanceOf(rejected ? RejectedDataset.class : CheckedDataset.class);
    return findings;
  }

  private DatasetRequest request() {
    var label = category.isLabelled() ? Optional.of("label") : Optional.<String>empty();
    return DatasetRequest.builder(root, "notes", category)
        .labelColumn(label)
        .extension(extension)
        .build();
  }

  /** A finding as a test states it: severity, rule, file and row. */
  static String place(Finding finding) {
    var row = finding.row().isPresent() ? ":" + finding.row().getAsLong() : "";
    return "%s %s %s%s".formatted(finding.severity(), finding.id(), finding.file().orElse(""), row);
  }
}
