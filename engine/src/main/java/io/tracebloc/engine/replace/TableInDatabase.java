package io.tracebloc.engine.replace;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.catalog.Database;
import io.tracebloc.engine.catalog.Sql;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table in the release's database. It is set aside into a database that is made for this
 * replacement alone: there it keeps its name and appears in nobody's list of datasets, and to
 * rename it is one atomic statement. Its rows in the bookkeeping tables move with it, those of each
 * in a transaction, so that the new run begins like the first one of its name.
 */
public final class TableInDatabase implements OldTable {
  private static final String ASIDE = "tracebloc_replaced_";

  /** How long to wait for others who use the table. */
  private static final int LOCK_SECONDS = 30;

  private final Database database;
  private final String name;
  private final String literal;

  /** The table of a dataset, whose name is valid ({@code contract/datasets.md} 4.1). */
  public TableInDatabase(Database database, String name) {
    this.database = requireNonNull(database);
    this.name = requireNonNull(name);
    this.literal = Sql.literal(name);
  }

  @Override
  public Set<String> inPlace() {
    return tables(Sql.SCHEMA, "LOWER(table_name) = LOWER(%s)".formatted(literal));
  }

  @Override
  public boolean isAside(String suffix) {
    return tables(ASIDE + suffix, "table_name = " + literal).contains(name);
  }

  private Set<String> tables(String schema, String condition) {
    var query =
        "SELECT %s FROM information_schema.tables WHERE table_schema = %s AND %s"
            .formatted(Sql.text("table_name"), Sql.literal(schema), condition);
    return database.rows(query).stream()
        .map(row -> row.text(0))
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void setAside(String suffix) {
    if (isAside(suffix)) {
      return;
    }
    var schema = ASIDE + suffix;
    var statements = new ArrayList<String>();
    statements.add("SET SESSION lock_wait_timeout = %d".formatted(LOCK_SECONDS));
    statements.add("SELECT GET_LOCK(%s, %d)".formatted(Sql.literal(schema), LOCK_SECONDS));
    statements.add("CREATE DATABASE IF NOT EXISTS " + Sql.identifier(schema));
    for (var book : books()) {
      statements.add(
          "CREATE TABLE IF NOT EXISTS %s LIKE %s".formatted(at(schema, book), Sql.table(book)));
      statements.addAll(moveRows(book, Sql.SCHEMA, schema));
    }
    statements.add("RENAME TABLE %s TO %s".formatted(Sql.table(name), at(schema, name)));
    database.inOrder(statements);
  }

  @Override
  public void bringBack(String suffix, boolean had) {
    var schema = ASIDE + suffix;
    awaitEarlier(schema);
    var waiting = waiting(schema);
    var statements = new ArrayList<String>();
    if (waiting.contains(name)) {
      statements.add("DROP TABLE IF EXISTS " + Sql.table(name));
      statements.add("RENAME TABLE %s TO %s".formatted(at(schema, name), Sql.table(name)));
    } else if (!had) {
      statements.add("DROP TABLE IF EXISTS " + Sql.table(name));
    }
    for (var book : books()) {
      if (waiting.contains(book)) {
        statements.addAll(moveRows(book, schema, Sql.SCHEMA));
      }
    }
    if (waiting.contains(name) || !had) {
      statements.add("DROP DATABASE IF EXISTS " + Sql.identifier(schema));
    } else {
      // The table never left. Should it still be on its way after all, it must not be dropped
      // there.
      waiting.stream().map(book -> "DROP TABLE " + at(schema, book)).forEach(statements::add);
    }
    if (!statements.isEmpty()) {
      database.inOrder(statements);
    }
  }

  /** A client that was left alone may still be at work: it holds a lock until it ends. */
  private void awaitEarlier(String schema) {
    var lock = "SELECT GET_LOCK(%s, %d)".formatted(Sql.literal(schema), 2 * LOCK_SECONDS);
    if (database.rows(lock).stream().noneMatch(row -> row.word(0).equals("1"))) {
      throw new CatalogFailure(
              "The database is still setting the old table of dataset %s aside".formatted(name),
              "Somebody reads it for long, such as a dump or a training; try again later.")
          .explainedBy(CheckId.C2);
    }
  }

  @Override
  public void drop(String suffix) {
    awaitEarlier(ASIDE + suffix);
    database.inOrder(List.of("DROP DATABASE IF EXISTS " + Sql.identifier(ASIDE + suffix)));
  }

  /** Older clusters do not have all of them. */
  private List<String> books() {
    var known = "table_name IN (%s, %s)".formatted(Sql.literal(Sql.RUNS), Sql.literal(Sql.META));
    return tables(Sql.SCHEMA, known).stream().sorted().toList();
  }

  private Set<String> waiting(String schema) {
    return tables(schema, "TRUE");
  }

  /** Rows at the destination give way, if there are any to come: they are those of the new run. */
  private List<String> moveRows(String book, String from, String to) {
    var source = at(from, book);
    var destination = at(to, book);
    // A twin that is spelled in another case has rows of its own.
    var rows = "BINARY table_name = BINARY " + literal;
    var columns = columns(from, book);
    return List.of(
        "START TRANSACTION",
        "DELETE FROM %s WHERE %s AND EXISTS (SELECT 1 FROM %s WHERE %s)"
            .formatted(destination, rows, source, rows),
        "INSERT INTO %s (%s) SELECT %s FROM %s WHERE %s"
            .formatted(destination, columns, columns, source, rows),
        "DELETE FROM %s WHERE %s".formatted(source, rows),
        "COMMIT");
  }

  /** By name: a newer ingestor may have added some meanwhile. */
  private String columns(String schema, String book) {
    var query =
        "SELECT %s FROM information_schema.columns WHERE table_schema = %s AND table_name = %s"
            .formatted(Sql.text("column_name"), Sql.literal(schema), Sql.literal(book));
    return database.rows(query).stream()
        .map(row -> row.text(0))
        .flatMap(Optional::stream)
        .map(Sql::identifier)
        .collect(Collectors.joining(", "));
  }

  private static String at(String schema, String table) {
    return Sql.identifier(schema) + "." + Sql.identifier(table);
  }
}
