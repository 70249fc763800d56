package io.tracebloc.engine.ingest;

import static java.util.stream.Collectors.joining;

import com.networknt.schema.Error;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.SchemaViolation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The words of a violation, in the manner of the cluster ({@code contract/datasets.md} 2.2): values
 * as Python writes them; a description in the schema, if there is one, says it better.
 */
final class ViolationMessage {
  private static final int LONGEST = 120;

  private final JsonNode schema;
  private final Error error;

  ViolationMessage(JsonNode schema, Error error) {
    this.schema = schema;
    this.error = error;
  }

  /**
   * The words.
   *
   * @param unknown the unknown keys of an {@code ADDITIONAL_PROPERTIES} violation
   */
  String text(Kind kind, List<String> unknown) {
    var value = literal(error.getInstanceNode());
    var expected = keywordValue();
    return switch (kind) {
      case REQUIRED -> "'%s' is a required property".formatted(error.getProperty());
      case ADDITIONAL_PROPERTIES -> unexpected(unknown);
      case TYPE -> "%s is not of type '%s'".formatted(value, expected.asString(""));
      case ENUM -> "%s is not one of %s".formatted(value, literal(expected));
      case CONST -> literal(expected) + " was expected";
      case ONE_OF -> description(value + " is not valid under any of the given schemas");
      case NOT -> description(value + " should not be valid under " + literal(expected));
      case MIN_LENGTH, MIN_PROPERTIES -> value + " should be non-empty";
      case MINIMUM -> "%s is less than the minimum of %s".formatted(value, literal(expected));
      case MIN_ITEMS -> value + " is too short";
      case MAX_ITEMS -> value + " is too long";
      case COLUMN_TYPE, OTHER -> Printable.of(error.getMessage());
    };
  }

  private static String unexpected(List<String> keys) {
    var names = keys.stream().sorted().map(key -> quote(key)).collect(joining(", "));
    return "Additional properties are not allowed (%s %s unexpected)"
        .formatted(names, keys.size() == 1 ? "was" : "were");
  }

  /** The value of the keyword that failed, in the schema. */
  private JsonNode keywordValue() {
    return at(error.getEvaluationPath().getNameCount());
  }

  /** The description beside the keyword that failed. */
  private String description(String otherwise) {
    return at(error.getEvaluationPath().getNameCount() - 1).path("description").asString(otherwise);
  }

  private JsonNode at(int depth) {
    var walk = new SchemaWalk(schema);
    var node = schema;
    for (var index = 0; index < depth; index++) {
      node = walk.step(node, error.getEvaluationPath().getName(index));
    }
    return node;
  }

  private static String literal(JsonNode node) {
    var text = write(node, 0);
    return text.length() <= LONGEST || node.isArray()
        ? text
        : text.substring(
                0,
                text.offsetByCodePoints(
                    0, Math.min(LONGEST, text.codePointCount(0, text.length()))))
            + "…";
  }

  private static String write(JsonNode node, int depth) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return "None";
    }
    if (node.isBoolean()) {
      return node.booleanValue() ? "True" : "False";
    }
    if (node.isNumber()) {
      return node.asString();
    }
    if (depth > 3) {
      return "…";
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .limit(20)
          .map(item -> write(item, depth + 1))
          .collect(joining(", ", "[", "]"));
    }
    if (node.isObject()) {
      return new ArrayList<>(node.properties())
          .stream()
              .limit(20)
              .map(entry -> quote(entry.getKey()) + ": " + write(entry.getValue(), depth + 1))
              .collect(joining(", ", "{", "}"));
    }
    return quote(node.asString(""));
  }

  private static String quote(String text) {
    return "'" + Printable.of(text) + "'";
  }
}
