package io.tracebloc.engine.ingest;

import tools.jackson.databind.JsonNode;

/** Follows a validator's evaluation path through a schema, references included. */
final class SchemaWalk {
  private final JsonNode schema;

  SchemaWalk(JsonNode schema) {
    this.schema = schema;
  }

  /** Where one more segment of the path leads to; a missing node if nowhere. */
  JsonNode step(JsonNode at, String segment) {
    var next = at.isArray() ? at.path(Integer.parseInt(segment)) : at.path(segment);
    var reference = segment.equals("$ref") ? next.asString("") : "";
    return reference.startsWith("#/") ? schema.at(reference.substring(1)) : next;
  }
}
