package io.tracebloc.sandbox.api.table;

import static io.tracebloc.sandbox.api.table.Column.number;
import static io.tracebloc.sandbox.api.table.Column.text;
import static io.tracebloc.sandbox.api.table.Column.timed;
import static io.tracebloc.sandbox.api.table.Fields.textOr;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Events as rows, in both their spellings. */
final class EventTables {
  private EventTables() {}

  static List<Column> older() {
    return columns(
        "involvedObject", "source", "firstTimestamp", "lastTimestamp", "count", "message");
  }

  static List<Column> newer() {
    return columns(
        "regarding",
        "deprecatedSource",
        "deprecatedFirstTimestamp",
        "deprecatedLastTimestamp",
        "deprecatedCount",
        "note");
  }

  private static List<Column> columns(
      String object, String source, String first, String last, String count, String message) {
    return List.of(
        timed("Last Seen", (event, now) -> seen(event, now, last, "eventTime", first)),
        text("Type", event -> Fields.text(event, "type")),
        text("Reason", event -> Fields.text(event, "reason")),
        text(
            "Object",
            event ->
                Fields.text(event, object, "kind").toLowerCase(Locale.ROOT)
                    + "/"
                    + Fields.text(event, object, "name")),
        text("Subobject", event -> Fields.text(event, object, "fieldPath")).wide(),
        text(
                "Source",
                event ->
                    textOr(Fields.text(event, "reportingComponent"), event, source, "component"))
            .wide(),
        text("Message", event -> Fields.text(event, message).strip()),
        timed("First Seen", (event, now) -> seen(event, now, first, "eventTime", last)).wide(),
        number("Count", event -> Math.max(1, Fields.number(event, count))).wide(),
        text("Name", event -> Fields.text(event, "metadata", "name")).wide());
  }

  private static String seen(ObjectNode event, Instant now, String... fields) {
    return Stream.of(fields)
        .map(field -> Fields.text(event, field))
        .filter(time -> !time.isEmpty())
        .findFirst()
        .map(time -> Durations.since(time, now))
        .orElse(Fields.UNKNOWN);
  }
}
