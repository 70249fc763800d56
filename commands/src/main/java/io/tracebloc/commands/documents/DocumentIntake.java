package io.tracebloc.commands.documents;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.DocumentReader;
import io.tracebloc.engine.ingest.DocumentSource;
import io.tracebloc.engine.ingest.InvalidDocument;
import io.tracebloc.engine.ingest.LocalDocument;
import io.tracebloc.engine.ingest.ReadDocument;
import io.tracebloc.engine.ingest.RemoteDocument;
import io.tracebloc.engine.ingest.SchemaViolation;
import io.tracebloc.engine.ingest.SpecSchema;
import io.tracebloc.engine.ingest.StagedDocument;
import io.tracebloc.engine.ingest.StagedDocumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes in the documents of a file, or of standard input: shows remarks and breaches of the schema
 * on standard error, and keeps the breaches for a JSON result. Confined to one thread.
 */
public final class DocumentIntake {
  /** Stands for standard input where a file is to be named. */
  public static final String STANDARD_INPUT = "-";

  private final Invocation invocation;
  private final DocumentReader reader;
  private final StagedDocumentReader stagedReader;
  private final List<Document> violations = new ArrayList<>();
  private boolean standardInputIsRead;

  /** An intake of documents that are to be valid under a schema. */
  public DocumentIntake(Invocation invocation, SpecSchema schema) {
    this.invocation = invocation;
    this.reader = new DocumentReader(schema);
    this.stagedReader = new StagedDocumentReader(schema);
  }

  /**
   * Reads the documents of a file, all valid.
   *
   * @param name what the user called the file, relative to the working directory; or {@link
   *     #STANDARD_INPUT}
   * @throws Failure if the file cannot be read, or a document is not valid; all breaches are shown
   *     before
   */
  public List<ReadDocument> read(String name) {
    return shown(name, reader.read(source(name)));
  }

  /**
   * Reads the documents of a file to judge them. What one leaves out must be found out from its
   * files, so without any of these it is judged as it stands.
   *
   * @param name what the user called the file, relative to the working directory; or {@link
   *     #STANDARD_INPUT}
   * @throws Failure as {@link #read}
   */
  public List<ReadDocument> readForCheck(String name) {
    return shown(
        name, reader.read(source(name)).stream().map(DocumentIntake::asFarAsKnown).toList());
  }

  private static ReadDocument asFarAsKnown(ReadDocument document) {
    return document instanceof LocalDocument local && !local.isHere()
        ? local.withoutFiles()
        : document;
  }

  private List<ReadDocument> shown(String name, List<ReadDocument> documents) {
    documents.forEach(this::show);
    var invalid =
        documents.stream()
            .filter(InvalidDocument.class::isInstance)
            .map(InvalidDocument.class::cast)
            .toList();
    refuse(name, invalid);
    return documents;
  }

  private static void refuse(String name, List<InvalidDocument> invalid) {
    if (!invalid.isEmpty()) {
      throw invalid.size() == 1 ? invalid.getFirst().failure() : failure(name, invalid);
    }
  }

  /**
   * Reads the documents of a file for a push.
   *
   * @param name what the user called the file, relative to the working directory; or {@link
   *     #STANDARD_INPUT}
   * @throws Failure as {@link #read}; and if a document is not about files on this machine
   */
  public List<LocalDocument> readForPush(String name) {
    return read(name).stream().map(DocumentIntake::local).toList();
  }

  /**
   * Reads the documents of a file whose data lies on the claim already, all valid.
   *
   * @param name what the user called the file, relative to the working directory; or {@link
   *     #STANDARD_INPUT}
   * @throws Failure as {@link #read}; and if a path in a document does not lead to the claim
   */
  public List<StagedDocument> readStaged(String name) {
    var valid = new ArrayList<StagedDocument>();
    var invalid = new ArrayList<InvalidDocument>();
    for (var read : stagedReader.read(source(name))) {
      switch (read) {
        case StagedDocumentReader.Read.Valid(var document) -> {
          showRemarks(document.name(), document.remarks());
          valid.add(document);
        }
        case StagedDocumentReader.Read.Invalid(var document) -> {
          show(document);
          invalid.add(document);
        }
      }
    }
    refuse(name, invalid);
    return List.copyOf(valid);
  }

  /** Breaches of the schema that were found. */
  public List<Document> violations() {
    return List.copyOf(violations);
  }

  private DocumentSource source(String name) {
    var here = invocation.environment().workingDirectory();
    if (!name.equals(STANDARD_INPUT)) {
      return DocumentSource.file(here.resolve(name), name);
    }
    if (standardInputIsRead) {
      throw new InputFailure(
          "standard input was named twice, and can be read once only", "Name - once.");
    }
    standardInputIsRead = true;
    return DocumentSource.standardInput(invocation.streams().rawIn(), here.toAbsolutePath());
  }

  private static LocalDocument local(ReadDocument document) {
    return switch (document) {
      case LocalDocument local -> local;
      case RemoteDocument remote -> throw remote.refusal();
      case InvalidDocument invalid -> throw invalid.failure();
    };
  }

  private static InputFailure failure(String name, List<InvalidDocument> invalid) {
    var issues = invalid.stream().mapToInt(document -> document.violations().size()).sum();
    return new InputFailure(
        "%s: schema validation failed (%,d issues in %,d documents)"
            .formatted(Printable.of(name), issues, invalid.size()),
        "Correct the documents as described above.");
  }

  private void show(ReadDocument document) {
    var err = invocation.streams().err();
    showRemarks(document.name(), document.remarks());
    if (document instanceof InvalidDocument invalid) {
      err.println(document.name() + ":");
      invalid.violations().forEach(violation -> err.println("  " + line(violation)));
      invalid.violations().forEach(violation -> violations.add(entry(document, violation)));
    }
    err.flush();
  }

  private void showRemarks(String name, List<String> remarks) {
    var err = invocation.streams().err();
    var label = invocation.terminal().errorStyle().warning("Warning:");
    remarks.forEach(remark -> err.println("%s %s: %s".formatted(label, name, remark)));
    err.flush();
  }

  /** Path, place and message; the path first, as the cluster writes it (2.2). */
  private static String line(SchemaViolation violation) {
    var place =
        violation.line().isPresent()
            ? " (line %d, column %d)"
                .formatted(violation.line().getAsInt(), violation.column().orElse(1))
            : "";
    return Printable.of(violation.pathText()) + place + ": " + violation.message();
  }

  private static Document entry(ReadDocument document, SchemaViolation violation) {
    var entry =
        new Document()
            .put("document", document.name())
            .put("path", violation.pathText())
            .put("kind", violation.kind().name().toLowerCase(Locale.ROOT))
            .put("message", violation.message());
    violation.line().ifPresent(line -> entry.put("line", line));
    violation.column().ifPresent(column -> entry.put("column", column));
    return entry;
  }
}
