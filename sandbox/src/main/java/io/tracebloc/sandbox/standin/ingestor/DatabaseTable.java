package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.database.BookkeepingTables;
import io.tracebloc.sandbox.standin.database.DatabaseConnection;
import io.tracebloc.sandbox.standin.database.DatabaseException;
import io.tracebloc.sandbox.standin.database.Sql;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A dataset's table in the database. What the server refuses of a batch is offered row by row. */
final class DatabaseTable implements RecordTable {
  private static final List<String> FRAMEWORK =
      List.of(
          "status",
          "label",
          "data_intent",
          "data_id",
          "filename",
          "extension",
          "annotation",
          "ingestor_id");

  /** Far below what a server takes in one statement. */
  private static final int LONGEST_STATEMENT = 1 << 20;

  private final DatabaseConnection connection;
  private final IngestionPlan plan;
  private final TableDefinition definition;
  private final List<String> features;
  private final String ingestorId;
  private final PrintStream out;
  private final String insert;
  private final String update;

  DatabaseTable(
      DatabaseConnection connection,
      String table,
      IngestionPlan plan,
      List<String> features,
      String ingestorId,
      PrintStream out) {
    this.connection = connection;
    this.plan = plan;
    this.definition = new TableDefinition(table, plan, features);
    this.features = List.copyOf(features);
    this.ingestorId = ingestorId;
    this.out = out;
    var columns = Stream.concat(FRAMEWORK.stream(), features.stream()).map(Sql::name).toList();
    this.insert =
        "INSERT INTO %s (%s) VALUES ".formatted(definition.name(), String.join(",", columns));
    this.update =
        columns.stream()
            .map(column -> column + "=VALUES(" + column + ")")
            .collect(Collectors.joining(",", " ON DUPLICATE KEY UPDATE ", ""));
  }

  /**
   * Creates the table, or sees whether the one that exists fits.
   *
   * @throws IngestionFailedException if it exists with other columns (TAB-08)
   */
  void createOrContinue() throws IngestionFailedException, IOException {
    var present =
        connection
            .run(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = '%s'"
                        .formatted(BookkeepingTables.DATABASE)
                    + " AND table_name = %s ORDER BY ordinal_position"
                        .formatted(Sql.text(definition.table())))
            .stream()
            .map(row -> row.getFirst().orElseThrow())
            .toList();
    if (present.isEmpty()) {
      connection.run(definition.statement());
      return;
    }
    var others = present.stream().filter(column -> !TableDefinition.isOurs(column)).toList();
    if (!others.equals(features)) {
      throw new IngestionFailedException(
          "TAB-08: the table exists with other columns: " + String.join(", ", others));
    }
  }

  @Override
  public List<StoredRecord> insert(List<StoredRecord> batch) throws IOException {
    var taken = new ArrayList<StoredRecord>();
    var waiting = new ArrayList<StoredRecord>();
    var statement = new StringBuilder(insert);
    for (var stored : batch) {
      statement.append(waiting.isEmpty() ? "" : ",").append(values(stored));
      waiting.add(stored);
      if (statement.length() > LONGEST_STATEMENT) {
        taken.addAll(send(statement, waiting));
      }
    }
    taken.addAll(send(statement, waiting));
    return taken;
  }

  /** Sends what is waiting; statement and list begin anew. */
  private List<StoredRecord> send(StringBuilder statement, List<StoredRecord> waiting)
      throws IOException {
    var records = List.copyOf(waiting);
    var text = statement.append(update).toString();
    waiting.clear();
    statement.setLength(insert.length());
    if (records.isEmpty()) {
      return records;
    }
    try {
      connection.run(text);
      return records;
    } catch (DatabaseException refused) {
      return oneByOne(records);
    }
  }

  private List<StoredRecord> oneByOne(List<StoredRecord> records) throws IOException {
    var taken = new ArrayList<StoredRecord>();
    for (var stored : records) {
      try {
        connection.run(insert + values(stored) + update);
        taken.add(stored);
      } catch (DatabaseException refused) {
        out.println("WARNING a row was not inserted: " + refused.getMessage());
      }
    }
    return taken;
  }

  private String values(StoredRecord stored) {
    var framework =
        Stream.of(
            "1",
            orNull(stored.label()),
            Sql.text(plan.intent()),
            Sql.text(stored.dataId()),
            orNull(stored.stem()),
            orNull(stored.extension()),
            orNull(stored.annotation()),
            Sql.text(ingestorId));
    return Stream.concat(framework, features(stored).stream())
        .collect(Collectors.joining(",", "(", ")"));
  }

  private List<String> features(StoredRecord stored) {
    var values = new ArrayList<String>();
    for (var i = 0; i < features.size(); i++) {
      values.add(orNull(definition.type(features.get(i)).value(stored.features().get(i))));
    }
    return values;
  }

  private static String orNull(Optional<String> text) {
    return text.map(Sql::text).orElse("NULL");
  }

  @Override
  public void close() {
    // The connection is the run's.
  }
}
