package io.tracebloc.commands.info;

import io.tracebloc.commands.output.Table;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.ReleaseValues;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Values one by one: the way to each, what it is, and whether the user or the chart set it. */
final class ValueTable {
  private static final int LONGEST = 80;
  private static final int DEEPEST = 64;

  private final Table table = new Table().row("VALUE", "IN FORCE", "SET BY");

  ValueTable(ReleaseValues values) {
    var json = new JsonMapper();
    add("", json.readTree(values.effective()), json.readTree(values.given()), DEEPEST);
  }

  List<String> lines() {
    return table.lines();
  }

  private void add(String path, JsonNode value, JsonNode given, int deeper) {
    if (value instanceof ObjectNode map && !map.isEmpty() && deeper > 0) {
      for (var entry : map.properties()) {
        var step = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
        add(step, entry.getValue(), given.path(entry.getKey()), deeper - 1);
      }
    } else if (!path.isEmpty()) {
      var setter = given.isMissingNode() ? "chart" : "user";
      table.row(Printable.of(path), Printable.of(shown(value)), setter);
    }
  }

  private static String shown(JsonNode value) {
    var text = value.isString() ? value.asString() : value.toString();
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
  }
}
