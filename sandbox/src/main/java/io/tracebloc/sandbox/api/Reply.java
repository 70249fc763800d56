package io.tracebloc.sandbox.api;

import tools.jackson.databind.JsonNode;

/** An answer that is one document. */
record Reply(int code, JsonNode body) {
  static Reply ok(JsonNode body) {
    return new Reply(200, body);
  }

  static Reply created(JsonNode body) {
    return new Reply(201, body);
  }
}
