package io.tracebloc.commands.validate;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.documents.DocumentIntake;
import io.tracebloc.commands.options.ObjectOutput;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.DocumentPlan;
import io.tracebloc.engine.ingest.InvalidDocument;
import io.tracebloc.engine.ingest.LocalDocument;
import io.tracebloc.engine.ingest.ReadDocument;
import io.tracebloc.engine.ingest.RemoteDocument;
import io.tracebloc.engine.ingest.SpecSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Checks the documents of a file against the schema ({@code contract/datasets.md} 2.3), then the
 * datasets that they are about, as far as these are on this machine.
 */
final class DocumentCheck {
  private final Invocation invocation;
  private final Document result;
  private final boolean verbose;
  private final ObjectOutput output;
  private final Optional<SpecSchema> schema;
  private final UnaryOperator<DatasetRequest> strictness;

  DocumentCheck(
      Invocation invocation,
      Document result,
      boolean verbose,
      ObjectOutput output,
      Optional<SpecSchema> schema,
      UnaryOperator<DatasetRequest> strictness) {
    this.invocation = invocation;
    this.result = result;
    this.verbose = verbose;
    this.output = output;
    this.schema = schema;
    this.strictness = strictness;
  }

  /**
   * Checks a file.
   *
   * @param name what the user called it
   * @return a line for each document that is fine
   * @throws Failure if any is not; what is wrong is shown before
   */
  String check(String name) {
    result.put("kind", "document");
    var intake = new DocumentIntake(invocation, schema.orElseGet(SpecSchema::embedded));
    List<ReadDocument> documents;
    try {
      documents = intake.readForCheck(name);
    } finally {
      result.put("violations", intake.violations());
    }
    if (documents.size() == 1) {
      return check(documents.getFirst(), result);
    }
    return checkAll(documents, name);
  }

  private String checkAll(List<ReadDocument> documents, String name) {
    var lines = new ArrayList<String>();
    var failures = new ArrayList<Failure>();
    var results = new ArrayList<Document>();
    for (var document : documents) {
      var one = new Document().put("document", document.name());
      results.add(one);
      try {
        lines.add(check(document, one));
        one.put("status", "succeeded");
      } catch (LocalFailure | InputFailure failure) {
        failures.add(failure);
        one.put("status", "error")
            .put("error", failure.getMessage())
            .put("remedy", new Wording(invocation.host()).fill(failure.remedy()));
      }
    }
    result.put("documents", results);
    if (!failures.isEmpty()) {
      lines.forEach(invocation.streams().err()::println);
      throw failures.size() == 1 ? failures.getFirst() : several(failures, documents.size(), name);
    }
    return String.join("\n", lines);
  }

  /** Data that are wrong weigh more than options, as within one dataset. */
  private static Failure several(List<Failure> failures, int total, String name) {
    var message =
        "%s: %,d of %,d documents have problems"
            .formatted(Printable.of(name), failures.size(), total);
    var remedy = "Correct what is described above.";
    return failures.stream().anyMatch(LocalFailure.class::isInstance)
        ? new LocalFailure(message, remedy)
        : new InputFailure(message, remedy);
  }

  private String check(ReadDocument document, Document into) {
    return switch (document) {
      case LocalDocument local when local.isHere() ->
          new DatasetCheck(invocation, into, verbose, output)
              .check(
                  strictness.apply(local.request()),
                  new DocumentPlan(local.template(), schema),
                  document.name());
      case LocalDocument local -> withoutData(local, into);
      case RemoteDocument remote -> alone(remote.name(), remote.reason(), into);
      case InvalidDocument invalid -> throw invalid.failure();
    };
  }

  /** Most often the paths are wrong, so this is a warning and not a remark. */
  private String withoutData(LocalDocument document, Document into) {
    var reason = "its files are not on this machine";
    if (strictness.apply(document.request()).strict()) {
      throw new LocalFailure(
          "%s: %s".formatted(document.name(), reason),
          "Correct the paths in it, or leave out {flag:strict}.");
    }
    return alone(document.name(), reason, into);
  }

  private String alone(String name, String reason, Document into) {
    var err = invocation.streams().err();
    err.println("%s: only the document was checked: %s".formatted(name, reason));
    err.flush();
    into.put("dataset_checked", false);
    return name + ": ok";
  }
}
