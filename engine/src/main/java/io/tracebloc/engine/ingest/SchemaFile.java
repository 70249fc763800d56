package io.tracebloc.engine.ingest;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another version of the schema that a user names: a JSON Schema of draft 7, in JSON or YAML. */
final class SchemaFile {
  private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema";
  private static final String REMEDY = "Name a JSON Schema of draft 7, in JSON or YAML.";

  private SchemaFile() {}

  /**
   * Reads it.
   *
   * @param compile makes the schema; may throw what the validator throws
   * @throws LocalFailure if the file cannot be read or parsed
   * @throws InputFailure if it holds no such schema
   */
  static SpecSchema read(Path file, Function<JsonNode, SpecSchema> compile) {
    var name = Printable.of(file.toString());
    var definition = parse(TextFile.read(file, name), name);
    requireDraft(definition, name);
    var problems = problems(definition);
    if (!problems.isEmpty()) {
      var problem = problems.getFirst();
      throw noSchema(name, problem.getInstanceLocation() + ": " + problem.getMessage(), null);
    }
    try {
      return compile.apply(definition);
    } catch (RuntimeException e) {
      // The library throws several unrelated types, for example for references that lead nowhere.
      throw noSchema(name, String.valueOf(e.getMessage()), e);
    }
  }

  private static JsonNode parse(String text, String name) {
    try {
      return text.stripLeading().startsWith("{")
          ? new JsonMapper().readTree(text)
          : new YamlReader().read(text);
    } catch (JacksonException e) {
      var place = e.getLocation();
      var line = place == null ? "" : "line " + place.getLineNr() + ": ";
      throw unreadable(name, line + e.getOriginalMessage(), e);
    } catch (YAMLException | IllegalArgumentException e) {
      throw unreadable(name, String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireDraft(JsonNode definition, String name) {
    var declared = definition.path("$schema").asString(DRAFT_7);
    if (!definition.isObject()) {
      throw new InputFailure(name + " holds no schema: it is no mapping.", REMEDY);
    }
    if (!declared.equals(DRAFT_7) && !declared.equals(DRAFT_7 + "#")) {
      throw new InputFailure(
          "%s is a schema of another kind: %s".formatted(name, Printable.of(declared)), REMEDY);
    }
  }

  /** What the schema of schemas says. */
  private static List<Error> problems(JsonNode definition) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(SchemaLocation.of(DRAFT_7))
        .validate(definition);
  }

  private static LocalFailure unreadable(String name, String problem, Exception cause) {
    return new LocalFailure(
        "%s cannot be read as JSON or YAML: %s".formatted(name, Printable.of(problem)),
        REMEDY,
        cause);
  }

  private static InputFailure noSchema(String name, String problem, Exception cause) {
    return new InputFailure(
        "%s holds no valid schema: %s".formatted(name, Printable.of(problem)), REMEDY, cause);
  }
}
