package io.tracebloc.sandbox.api.table;

import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A column of a table.
 *
 * @param name as in the head
 * @param type {@code string} or {@code integer}
 * @param format {@code name} for the column that names the object
 * @param priority 0 for columns always shown, 1 for wide output
 * @param cell what the column shows of an object at a time
 */
record Column(
    String name,
    String type,
    String format,
    int priority,
    BiFunction<ObjectNode, Instant, JsonNode> cell) {
  static Column objectName() {
    return new Column(
        "Name", "string", "name", 0, (object, _) -> text(Fields.text(object, "metadata", "name")));
  }

  static Column text(String name, Function<ObjectNode, String> value) {
    return new Column(name, "string", "", 0, (object, _) -> text(value.apply(object)));
  }

  static Column number(String name, Function<ObjectNode, Long> value) {
    return new Column(
        name,
        "integer",
        "",
        0,
        (object, _) -> JsonNodeFactory.instance.numberNode(value.apply(object)));
  }

  static Column timed(String name, BiFunction<ObjectNode, Instant, String> value) {
    return new Column(name, "string", "", 0, value.andThen(Column::text));
  }

  static Column age() {
    return timed(
        "Age",
        (object, now) ->
            Durations.since(Fields.text(object, "metadata", "creationTimestamp"), now));
  }

  /** The same, shown in wide output only. */
  Column wide() {
    return new Column(name, type, format, 1, cell);
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }
}
