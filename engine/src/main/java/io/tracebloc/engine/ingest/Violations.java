package io.tracebloc.engine.ingest;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.tracebloc.engine.ingest.SchemaViolation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Turns the validator's errors into the cluster's view of them ({@code contract/datasets.md} 2.2):
 * a failing {@code oneOf} is one violation, unknown keys of one mapping are one violation, and the
 * order is by path, then by the place of the keyword in the schema.
 */
final class Violations {
  private final JsonNode schema;
  private final SpecDocument document;

  Violations(JsonNode schema, SpecDocument document) {
    this.schema = schema;
    this.document = document;
  }

  List<SchemaViolation> of(List<Error> errors) {
    var grouped = new LinkedHashMap<String, List<Error>>();
    for (var error : errors) {
      if (!isInsideAlternative(error)) {
        grouped.computeIfAbsent(groupOf(error), _ -> new ArrayList<>()).add(error);
      }
    }
    return grouped.values().stream()
        .sorted(Comparator.comparing(group -> group.getFirst(), this::compare))
        .map(this::violation)
        .toList();
  }

  /** Whether the error belongs to one branch of a {@code oneOf}. */
  private static boolean isInsideAlternative(Error error) {
    var path = error.getEvaluationPath();
    for (var index = 0; index < path.getNameCount() - 1; index++) {
      if (path.getName(index).equals("oneOf")) {
        return true;
      }
    }
    return false;
  }

  private static String groupOf(Error error) {
    var group = error.getInstanceLocation() + " " + error.getEvaluationPath();
    return Kind.ADDITIONAL_PROPERTIES == kind(error) ? group : group + " " + error.getProperty();
  }

  private int compare(Error left, Error right) {
    var byPath =
        PathOrder.compare(
            segments(left.getInstanceLocation()), segments(right.getInstanceLocation()));
    return byPath != 0 ? byPath : compareOrdinals(ordinals(left), ordinals(right));
  }

  private static int compareOrdinals(List<Integer> left, List<Integer> right) {
    for (var index = 0; index < Math.min(left.size(), right.size()); index++) {
      var order = Integer.compare(left.get(index), right.get(index));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  /** Where the keyword stands in the schema: the position in its mapping or list at each step. */
  private List<Integer> ordinals(Error error) {
    var ordinals = new ArrayList<Integer>();
    var walk = new SchemaWalk(schema);
    var at = schema;
    var path = error.getEvaluationPath();
    for (var index = 0; index < path.getNameCount(); index++) {
      var name = path.getName(index);
      ordinals.add(
          at.isArray()
              ? Integer.parseInt(name)
              : new ArrayList<>(at.propertyNames()).indexOf(name));
      at = walk.step(at, name);
    }
    if (at.isArray() && error.getProperty() != null) {
      for (var index = 0; index < at.size(); index++) {
        if (at.get(index).asString("").equals(error.getProperty())) {
          ordinals.add(index);
        }
      }
    }
    return ordinals;
  }

  private SchemaViolation violation(List<Error> group) {
    var error = group.getFirst();
    var path = segments(error.getInstanceLocation());
    var unknown = group.stream().map(Error::getProperty).toList();
    var kind = kind(error);
    var message = new ViolationMessage(schema, error).text(kind, unknown);
    var place = place(kind, path, unknown);
    return new SchemaViolation(
        path,
        kind,
        message,
        place.map(found -> OptionalInt.of(found.line())).orElse(OptionalInt.empty()),
        place.map(found -> OptionalInt.of(found.column())).orElse(OptionalInt.empty()));
  }

  private static List<String> segments(NodePath path) {
    var segments = new ArrayList<String>();
    for (var index = 0; index < path.getNameCount(); index++) {
      segments.add(path.getName(index));
    }
    return segments;
  }

  private Optional<Place> place(Kind kind, List<String> path, List<String> unknown) {
    if (kind == Kind.ADDITIONAL_PROPERTIES) {
      var key = new ArrayList<>(path);
      key.add(unknown.getFirst());
      return document.keyPlace(key).or(() -> document.place(path));
    }
    return document.place(path);
  }

  private static Kind kind(Error error) {
    return switch (error.getKeyword()) {
      case "required" -> Kind.REQUIRED;
      case "additionalProperties" -> Kind.ADDITIONAL_PROPERTIES;
      case "type" -> Kind.TYPE;
      case "enum" -> Kind.ENUM;
      case "const" -> Kind.CONST;
      case "oneOf" -> Kind.ONE_OF;
      case "not" -> Kind.NOT;
      case "minLength" -> Kind.MIN_LENGTH;
      case "minProperties" -> Kind.MIN_PROPERTIES;
      case "minimum" -> Kind.MINIMUM;
      case "minItems" -> Kind.MIN_ITEMS;
      case "maxItems" -> Kind.MAX_ITEMS;
      default -> Kind.OTHER;
    };
  }
}
