package io.tracebloc.commands.validate;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Quantities;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.SchemaViolation;
import io.tracebloc.engine.ingest.SpecDocument;
import io.tracebloc.engine.ingest.SpecSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Checks an ingest document against the schema ({@code contract/datasets.md} 2.3). */
final class DocumentCheck {
  private final Invocation invocation;
  private final Document result;

  DocumentCheck(Invocation invocation, Document result) {
    this.invocation = invocation;
    this.result = result;
  }

  /**
   * Checks a file.
   *
   * @param name what the user called it
   * @return the line that says it is fine
   * @throws InputFailure if it breaks the schema
   */
  String check(Path file, String name) {
    var printable = Printable.of(name);
    var violations = SpecSchema.embedded().violations(SpecDocument.read(file));
    result.put("kind", "document").put("violations", violations.stream().map(this::entry).toList());
    if (violations.isEmpty()) {
      return printable + ": ok";
    }
    print(violations);
    throw new InputFailure(
        "%s: schema validation failed (%s)"
            .formatted(printable, Quantities.count(violations.size(), "issue")),
        "Correct the document as described above.");
  }

  private void print(List<SchemaViolation> violations) {
    var err = invocation.streams().err();
    for (var violation : violations) {
      var line = violation.line();
      err.println(
          "  %s%s: %s"
              .formatted(
                  Printable.of(violation.pathText()),
                  line.isPresent() ? " (line " + line.getAsInt() + ")" : "",
                  violation.message()));
    }
  }

  private Document entry(SchemaViolation violation) {
    var entry =
        new Document()
            .put("path", violation.pathText())
            .put("kind", violation.kind().name().toLowerCase(Locale.ROOT))
            .put("message", violation.message());
    violation.line().ifPresent(line -> entry.put("line", line));
    violation.column().ifPresent(column -> entry.put("column", column));
    return entry;
  }
}
