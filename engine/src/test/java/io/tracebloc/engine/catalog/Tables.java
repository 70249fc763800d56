package io.tracebloc.engine.catalog;

import static io.tracebloc.engine.catalog.ScriptedDatabase.error;
import static io.tracebloc.engine.catalog.ScriptedDatabase.hex;
import static io.tracebloc.engine.catalog.ScriptedDatabase.rows;

import io.tracebloc.engine.catalog.ScriptedDatabase.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables of a database as the statements of a listing see them. */
final class Tables {
  static final List<String> FRAMEWORK =
      List.of(
          "id",
          "created_at",
          "updated_at",
          "status",
          "label",
          "data_intent",
          "data_id",
          "filename",
          "extension",
          "annotation",
          "ingestor_id");

  private static final Pattern FROM =
      Pattern.compile("FROM `training_test_datasets`\\.`((?:[^`]|``)*)`$");

  /** What a table holds, or why it cannot be read. */
  private record Table(List<String> columns, String counts, String broken) {}

  private final Map<String, Table> tables = new LinkedHashMap<>();
  private Reply journal = error(1146, "Table 'training_test_datasets.x' doesn't exist");

  /** Done when the tables have been listed. */
  Runnable afterListing = () -> {};

  /** A table with all framework columns and more. */
  Tables dataset(
      String name, String intent, long records, long labels, String extension, String... more) {
    var columns = Stream.concat(FRAMEWORK.stream(), Stream.of(more)).toList();
    var counts =
        "%s\t%s\t%d\t%d\t%s".formatted(hex(intent), hex(intent), records, labels, hex(extension));
    tables.put(name, new Table(columns, counts, ""));
    return this;
  }

  /** Any table. */
  Tables table(String name, List<String> columns, String counts) {
    tables.put(name, new Table(columns, counts, ""));
    return this;
  }

  Tables broken(String name, String words) {
    tables.put(name, new Table(FRAMEWORK, "", words));
    return this;
  }

  void remove(String name) {
    tables.remove(name);
  }

  /** The journal, with rows of table, task and time. */
  Tables journal(List<String> columns, String... lines) {
    tables.put("tracebloc_ingest_runs", new Table(columns, "", ""));
    journal = rows(lines);
    return this;
  }

  ScriptedDatabase asDatabase() {
    return new ScriptedDatabase(this::reply);
  }

  private Reply reply(String statement) {
    if (statement.startsWith("SET SESSION information_schema")) {
      return error(1193, "Unknown system variable");
    }
    if (statement.startsWith("SET ")) {
      return rows();
    }
    if (statement.contains("information_schema.tables")) {
      return lines(table -> hex(table.getKey()) + "\t0\t1700000000\t16384");
    }
    if (statement.contains("information_schema.columns")) {
      var lines = lines(table -> hex(table.getKey()) + "\t" + columns(table.getValue()));
      afterListing.run();
      return lines;
    }
    return statement.contains("tracebloc_ingest_runs") ? journal : counts(statement);
  }

  private static String columns(Table table) {
    return table.columns().stream().map(ScriptedDatabase::hex).collect(Collectors.joining(","));
  }

  private Reply lines(Function<Map.Entry<String, Table>, String> line) {
    return rows(tables.entrySet().stream().map(line).toArray(String[]::new));
  }

  private Reply counts(String statement) {
    var lines = new ArrayList<String>();
    for (var part : statement.split(" UNION ALL ", -1)) {
      var matcher = FROM.matcher(part);
      if (!matcher.find()) {
        return error(1064, "You have an error in your SQL syntax");
      }
      var table = tables.get(matcher.group(1).replace("``", "`"));
      if (table == null) {
        return error(1146, "Table 'training_test_datasets.%s' doesn't exist".formatted(part));
      }
      if (!table.broken().isEmpty()) {
        return error(1194, table.broken());
      }
      lines.add(part.replaceFirst("SELECT (\\d+),.*", "$1") + "\t" + table.counts());
    }
    return rows(lines.toArray(String[]::new));
  }
}
