package io.tracebloc.engine.ingest;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Intent;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads documents that are submitted as they are, because their data lies on the claim already. The
 * whole schema counts: nothing is filled in.
 */
public final class StagedDocumentReader {
  private final SpecCheck check;

  /** A reader of documents that are to be valid under the schema. */
  public StagedDocumentReader(SpecSchema schema) {
    this.check = new SpecCheck(schema);
  }

  /** A document of the file: one to submit, or an invalid one. */
  public sealed interface Read {
    /** One to submit. */
    record Valid(StagedDocument document) implements Read {}

    /** One that breaks the schema. */
    record Invalid(InvalidDocument document) implements Read {}
  }

  /**
   * Reads one or several documents, separated by {@code ---}.
   *
   * @return at least one document
   * @throws LocalFailure if the source cannot be read, is not YAML, or holds something else than
   *     mappings
   * @throws InputFailure if a path in a document does not lead to the claim
   */
  public List<Read> read(DocumentSource source) {
    var text = source.text();
    var documents = SpecDocument.parseAll(text, source.name());
    var texts = YamlTexts.of(text);
    var read = new ArrayList<Read>();
    for (var index = 0; index < documents.size(); index++) {
      var name = source.name(index, documents.size());
      read.add(read(documents.get(index), name, source.folder(), texts.get(index)));
    }
    return List.copyOf(read);
  }

  private Read read(SpecDocument document, String name, Path folder, String text) {
    var remarks = new DocumentRemarks(document).all(false);
    var violations = check.violations(document);
    if (!violations.isEmpty()) {
      return new Read.Invalid(new InvalidDocument(name, remarks, violations));
    }
    checkPaths(document, name);
    var category = category(document, name);
    var intent = Intent.ofId(document.root().path("intent").asString("")).orElse(Intent.TRAIN);
    var table = document.root().path("table").asString("");
    return new Read.Valid(
        new StagedDocument(
            name,
            remarks,
            DatasetRequest.builder(folder, table, category).intent(intent).build(),
            new IngestConfig(table, category, intent.id(), text)));
  }

  private static Category category(SpecDocument document, String name) {
    return Category.ofId(document.root().path("category").asString(""))
        .orElseThrow(
            () ->
                new InputFailure(
                    "%s: its category is not known to this program".formatted(name),
                    "Use one of the categories that '{program} validate --help' lists"));
  }

  private static void checkPaths(SpecDocument document, String name) {
    Stream.concat(Stream.of("csv", "json"), DocumentCompletion.DIRECTORIES.stream())
        .forEach(
            key ->
                Optional.ofNullable(document.root().path(key).asString(null))
                    .filter(path -> !isOnClaim(path))
                    .ifPresent(
                        path -> {
                          throw elsewhere(name, key, path);
                        }));
  }

  /** Below the mount, without a step that leads out of it. */
  private static boolean isOnClaim(String path) {
    return path.startsWith(IngestConfigWriter.SHARED + "/")
        && Arrays.stream(path.split("/")).noneMatch(step -> step.equals(".."));
  }

  private static InputFailure elsewhere(String name, String key, String path) {
    return new InputFailure(
        "%s: '%s' is not below %s: %s"
            .formatted(name, key, IngestConfigWriter.SHARED, Printable.of(path)),
        "Files that are staged already are named by their absolute paths on the claim; leave"
            + " --staged out for files on this machine");
  }
}
