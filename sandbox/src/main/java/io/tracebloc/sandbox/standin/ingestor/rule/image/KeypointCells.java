package io.tracebloc.sandbox.standin.ingestor.rule.image;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON cells of key point manifests. */
final class KeypointCells {
  static final String ANNOTATION = "Annotation";
  static final String VISIBILITY = "Visibility";

  private final JsonMapper json = new JsonMapper();
  private final OptionalInt column;

  private KeypointCells(OptionalInt column) {
    this.column = column;
  }

  /** The cells of exactly that column (KP-01); empty if it is missing. */
  static Optional<KeypointCells> of(Dataset dataset, String column) {
    var index = dataset.validated().column(column);
    return index.isPresent() ? Optional.of(new KeypointCells(index)) : Optional.empty();
  }

  /** The object in a row's cell; empty if there is none. */
  Optional<JsonNode> object(List<String> row) {
    try {
      return Manifest.cell(row, column).map(json::readTree).filter(JsonNode::isObject);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /** The names of an object's members. */
  static Set<String> names(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }
}
