package io.tracebloc.commands.options;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.ingest.SpecSchema;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which version of the document schema counts. */
public final class SchemaOption {
  @Option(
      names = "--spec-schema",
      paramLabel = "FILE",
      description =
          "Check documents against this JSON Schema, in JSON or YAML; default: the built-in one")
  private Path file;

  /**
   * The schema that the user chose.
   *
   * @param workingDirectory what the file is relative to
   * @throws LocalFailure if it cannot be read
   * @throws InputFailure if it is no valid schema
   */
  public Optional<SpecSchema> schema(Path workingDirectory) {
    return Optional.ofNullable(file).map(workingDirectory::resolve).map(SpecSchema::read);
  }
}
