package io.tracebloc.sandbox.standin.server;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The request is answered with an error status and a {@code detail} (protocol.md 1.3). */
final class Refusal extends Exception {
  private final int code;
  private final transient JsonNode detail;

  private Refusal(int code, JsonNode detail) {
    super("HTTP " + code + ": " + detail);
    this.code = code;
    this.detail = detail;
  }

  /** A refusal with one sentence. */
  static Refusal of(int code, String detail) {
    return new Refusal(code, JsonNodeFactory.instance.stringNode(detail));
  }

  /** A 422 that points at one field of the request's body. */
  static Refusal ofField(String field, String message) {
    return ofProblems(List.of(new Problem(List.of("body", field), message)));
  }

  /** A 422 that lists everything that is wrong. */
  static Refusal ofProblems(List<Problem> problems) {
    var list = JsonNodeFactory.instance.arrayNode();
    for (var problem : problems) {
      var entry = list.addObject();
      var location = entry.putArray("loc");
      for (var segment : problem.location()) {
        if (segment instanceof Integer index) {
          location.add(index);
        } else {
          location.add(segment.toString());
        }
      }
      entry.put("msg", problem.message());
      entry.put("type", "value_error");
    }
    return new Refusal(422, list);
  }

  /** HTTP status. */
  int code() {
    return code;
  }

  /** A string, or a list of objects with {@code loc} and {@code msg}. */
  JsonNode detail() {
    return detail;
  }

  /** One entry of a 422's detail. */
  record Problem(List<Object> location, String message) {}
}
