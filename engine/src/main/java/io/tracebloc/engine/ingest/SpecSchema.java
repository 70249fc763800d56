package io.tracebloc.engine.ingest;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code ingest.v1} schema ({@code contract/datasets.md} 1). Immutable; safe for several
 * threads. Making one takes a moment; keep it.
 */
public final class SpecSchema {
  /** Identifier of the embedded schema; a constant, so that telling it costs nothing. */
  public static final String EMBEDDED_ID = "https://tracebloc.io/schemas/ingest.v1.json";

  /** What people call the embedded schema. */
  public static final String EMBEDDED_VERSION = "ingest.v1";

  private static final String RESOURCE = "ingest.v1.json";

  private final JsonNode definition;
  private final Schema schema;

  private SpecSchema(JsonNode definition) {
    this.definition = definition;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(SchemaLocation.of(id(definition)), definition);
    this.schema.initializeValidators();
  }

  /** The schema that is part of the program. */
  public static SpecSchema embedded() {
    try (var resource = SpecSchema.class.getResourceAsStream(RESOURCE)) {
      return new SpecSchema(new JsonMapper().readTree(resource.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Another version of the schema, from a file in JSON or YAML.
   *
   * @throws LocalFailure if the file cannot be read or is not YAML
   * @throws InputFailure if it holds no JSON Schema of draft 7
   */
  public static SpecSchema read(Path file) {
    return SchemaFile.read(file, SpecSchema::new);
  }

  /** Identifier of the schema, for people; empty if it has none. */
  public String id() {
    return id(definition);
  }

  /**
   * Everything that breaks the schema, in the order of 2.2; empty if the document is valid.
   *
   * @throws InputFailure if the schema refers to itself without end
   */
  public List<SchemaViolation> violations(SpecDocument document) {
    try {
      return new Violations(definition, document).of(schema.validate(document.root()));
    } catch (StackOverflowError e) {
      // Documents are nested less deeply than the stack is; so the references of the schema are.
      throw new InputFailure(
          "The schema refers to itself without end.", "Correct its $ref members.", e);
    }
  }

  private static String id(JsonNode definition) {
    return definition.path("$id").asString("");
  }
}
