package io.tracebloc.sandbox.store;

import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/** Compares JSON documents by meaning. */
final class Documents {
  private Documents() {}

  /** Equal, whatever Java type a number was made with. */
  static boolean same(JsonNode first, JsonNode second) {
    Comparator<JsonNode> values =
        (left, right) -> {
          if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
          }
          return left.equals(right) ? 0 : 1;
        };
    return first.equals(values, second);
  }
}
