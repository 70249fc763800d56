package io.tracebloc.engine.ingest;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads a user's documents and tells what can be done with each. The schema comes first; what the
 * push fills in ({@link DocumentCompletion}) may be missing in documents about local files.
 */
public final class DocumentReader {
  private final SpecCheck check;

  /** A reader of documents that are to be valid under the schema. */
  public DocumentReader(SpecSchema schema) {
    this.check = new SpecCheck(schema);
  }

  /**
   * Reads one or several documents, separated by {@code ---}.
   *
   * @return at least one document
   * @throws LocalFailure if the source cannot be read, is not YAML, or holds something else than
   *     mappings
   * @throws InputFailure if a path in a document is none
   */
  public List<ReadDocument> read(DocumentSource source) {
    var documents = SpecDocument.parseAll(source.text(), source.name());
    var read = new ArrayList<ReadDocument>();
    for (var index = 0; index < documents.size(); index++) {
      var name = source.name(index, documents.size());
      read.add(read(documents.get(index), name, source.folder()));
    }
    return List.copyOf(read);
  }

  private ReadDocument read(SpecDocument document, String name, Path folder) {
    var local = !isStaged(document.root());
    var remarks = new DocumentRemarks(document).all(local);
    var filled = local ? StandIns.in(document) : document;
    var violations = check.violations(filled);
    if (!violations.isEmpty()) {
      return new InvalidDocument(name, remarks, violations);
    }
    if (!local) {
      return new RemoteDocument(
          name,
          remarks,
          "its paths lie under %s, where the cluster has its files"
              .formatted(IngestConfigWriter.SHARED),
          "Write the paths of the files on this machine, relative to the document; a push copies them and changes the paths.");
    }
    if (document.root().has("json")) {
      return new RemoteDocument(
          name,
          remarks,
          "'json' records are not staged by this program",
          "Convert the records to a CSV file and name it as 'csv'.");
    }
    return Category.ofId(document.root().path("category").asString(""))
        .<ReadDocument>map(
            category ->
                new LocalDocument(
                    name,
                    remarks,
                    new DocumentRequest(document.root(), category, folder).request(),
                    new DocumentTemplate(document.root()),
                    filled == document ? List.of() : check.violations(document)))
        .orElseGet(
            () ->
                new RemoteDocument(
                    name,
                    remarks,
                    "its category is not known to this program",
                    "Use one of the categories that '{command:push} --help' lists."));
  }

  /** Whether any path leads into the cluster's shared volume. */
  private static boolean isStaged(JsonNode root) {
    return Stream.concat(Stream.of("csv", "json"), DocumentCompletion.DIRECTORIES.stream())
        .map(key -> root.path(key).asString(""))
        .anyMatch(
            path ->
                path.equals(IngestConfigWriter.SHARED)
                    || path.startsWith(IngestConfigWriter.SHARED + "/"));
  }
}
