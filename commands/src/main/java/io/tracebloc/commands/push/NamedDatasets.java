package io.tracebloc.commands.push;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.documents.DocumentIntake;
import io.tracebloc.commands.options.CheckedDatasetOptions;
import io.tracebloc.commands.options.DatasetOptions;
import io.tracebloc.commands.options.PatternOptions;
import io.tracebloc.commands.options.RunKeyOptions;
import io.tracebloc.commands.options.SchemaOption;
import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.ingest.DocumentPlan;
import io.tracebloc.engine.ingest.DocumentTemplate;
import io.tracebloc.engine.ingest.SpecSchema;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.ImageDigest;
import io.tracebloc.engine.submit.Via;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The datasets that a command line names, one by its path or several by documents, with what is
 * said about all of them. Used once, by one thread.
 */
public final class NamedDatasets {
  private final Invocation invocation;
  private final CommandSpec spec;
  private final Subject subject;
  private final List<String> documents;
  private final CheckedDatasetOptions dataset;
  private final PatternOptions files;
  private final SchemaOption schema;
  private final RunKeyOptions run;
  private Optional<DocumentIntake> intake = Optional.empty();

  /**
   * A dataset and what is going to be done with it.
   *
   * @param request to be completed
   * @param table its name
   */
  public record Named(PushRequest.Builder request, String table) {}

  /**
   * What was named.
   *
   * @param documents names of files, relative to the working directory
   */
  public NamedDatasets(
      Invocation invocation,
      CommandSpec spec,
      Subject subject,
      List<String> documents,
      CheckedDatasetOptions dataset,
      PatternOptions files,
      SchemaOption schema,
      RunKeyOptions run) {
    this.invocation = invocation;
    this.spec = spec;
    this.subject = subject;
    this.documents = List.copyOf(documents);
    this.dataset = dataset;
    this.files = files;
    this.schema = schema;
    this.run = run;
  }

  /**
   * Whether there are documents and no path.
   *
   * @throws ParameterException if there is neither
   * @throws InputFailure if there are both
   */
  public boolean areDescribed() {
    if (documents.isEmpty() && subject.path().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing PATH, or documents with -f FILE");
    }
    if (!documents.isEmpty() && subject.path().isPresent()) {
      throw new InputFailure(
          "A path as well as documents were given",
          "Name either the dataset's folder or CSV file, or documents with -f.");
    }
    return !documents.isEmpty();
  }

  /**
   * Reads what is known of them.
   *
   * @param staged whether their data lies on the claim already
   * @param via how the run of a table is submitted
   * @throws InputFailure if they would get into each other's way, or cannot be read
   */
  public List<Named> read(boolean staged, Function<String, Via> via) {
    if (areDescribed()) {
      return staged ? staged(via) : described(via);
    }
    if (staged) {
      throw new InputFailure(
          "--staged is about documents, but a path on this machine was given",
          "Name the documents with -f FILE, or leave --staged out.");
    }
    var path = subject.path().orElseThrow();
    var known = dataset.toDatasetRequest(directory(), path, Optional.empty());
    return List.of(local(known, DocumentTemplate.empty()));
  }

  /** Breaches of the schema that were found in documents; empty if none were read. */
  Optional<List<Document>> violations() {
    return intake.map(DocumentIntake::violations);
  }

  private List<Named> described(Function<String, Via> via) {
    var reader = reader();
    var read = documents.stream().flatMap(file -> reader.readForPush(file).stream()).toList();
    var pushes = new DistinctPushes();
    for (var document : read) {
      var table = document.request().table();
      pushes.add(table, document.name(), via.apply(table));
    }
    pushes.check(run.idempotencyKey().isPresent());
    return read.stream()
        .map(document -> local(dataset.strictly(document.request()), document.template()))
        .toList();
  }

  private List<Named> staged(Function<String, Via> via) {
    var reader = reader();
    var read = documents.stream().flatMap(file -> reader.readStaged(file).stream()).toList();
    var pushes = new DistinctPushes();
    for (var document : read) {
      var table = document.request().table();
      pushes.add(table, document.name(), via.apply(table));
    }
    pushes.check(run.idempotencyKey().isPresent());
    return read.stream()
        .map(
            document ->
                named(PushRequest.builder(document, freshKey()), document.request().table()))
        .toList();
  }

  private DocumentIntake reader() {
    DatasetOptions.refuseBesideDocument(spec.commandLine().getParseResult());
    var reader =
        new DocumentIntake(invocation, schema.schema(directory()).orElseGet(SpecSchema::embedded));
    intake = Optional.of(reader);
    return reader;
  }

  private Named local(DatasetRequest known, DocumentTemplate template) {
    var selected = known.toBuilder().selection(files.toSelection()).build();
    return named(
        PushRequest.builder(selected, freshKey())
            .document(new DocumentPlan(template, schema.schema(directory()))),
        known.table());
  }

  /** An idempotency key is made here, once for all attempts, unless it was given. */
  private Named named(PushRequest.Builder request, String table) {
    run.idempotencyKey().map(IdempotencyKey::new).ifPresent(request::givenKey);
    return new Named(
        request
            .release(subject.release())
            .refusePending(subject.refusesPending())
            .imageDigest(run.imageDigest().map(ImageDigest::new)),
        table);
  }

  private static IdempotencyKey freshKey() {
    return IdempotencyKey.random(new SecureRandom());
  }

  private Path directory() {
    return invocation.environment().workingDirectory();
  }
}
