package io.tracebloc.engine.replace;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.catalog.Answer;
import io.tracebloc.engine.catalog.Database;
import io.tracebloc.engine.catalog.Sql;
import io.tracebloc.engine.failure.CatalogFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A table in the release's database. It is set aside into a database of its own, where it can keep
 * its name and appears in nobody's list of datasets; that is one atomic statement. Its rows in the
 * bookkeeping tables move in a transaction for each of these.
 */
public final class TableInDatabase implements OldTable {
  /** Where tables wait. */
  static final String ASIDE = "tracebloc_replaced";

  private static final List<String> BOOKS = List.of(Sql.RUNS, Sql.META);

  private final Database database;
  private final String name;
  private final String inPlace;
  private final String aside;
  private final String literal;

  /** The table of a dataset, whose name is valid ({@code contract/datasets.md} 4.1). */
  public TableInDatabase(Database database, String name) {
    this.database = requireNonNull(database);
    this.name = requireNonNull(name);
    this.inPlace = Sql.table(name);
    this.aside = at(ASIDE, name);
    this.literal = Sql.literal(name);
  }

  @Override
  public Standing look() {
    var spellings = new HashSet<String>();
    boolean waits = false;
    var query =
        "SELECT %s, %s FROM information_schema.tables WHERE table_schema IN ('%s', '%s') AND LOWER(table_name) = LOWER(%s)"
            .formatted(
                Sql.text("table_schema"), Sql.text("table_name"), Sql.SCHEMA, ASIDE, literal);
    for (var row : database.rows(query)) {
      var spelled = row.text(1).orElse("");
      if (row.text(0).orElse("").equals(ASIDE)) {
        waits = waits || spelled.equals(name);
      } else {
        spellings.add(spelled);
      }
    }
    return new Standing(spellings, waits);
  }

  @Override
  public List<String> setAside() {
    if (look().aside()) {
      return List.of();
    }
    database.inOrder(List.of("CREATE DATABASE IF NOT EXISTS " + Sql.identifier(ASIDE)));
    var remarks = moveRows(Sql.SCHEMA, ASIDE);
    database.inOrder(List.of("RENAME TABLE %s TO %s".formatted(inPlace, aside)));
    return remarks;
  }

  @Override
  public List<String> bringBack(boolean had) {
    var standing = look();
    if (standing.aside()) {
      database.inOrder(
          List.of(
              "DROP TABLE IF EXISTS " + inPlace,
              "RENAME TABLE %s TO %s".formatted(aside, inPlace)));
    } else if (!had) {
      database.inOrder(List.of("DROP TABLE IF EXISTS " + inPlace));
    }
    return moveRows(ASIDE, Sql.SCHEMA);
  }

  @Override
  public List<String> drop() {
    var statements = new ArrayList<String>();
    statements.add("DROP TABLE IF EXISTS " + aside);
    BOOKS.forEach(book -> statements.add(delete(ASIDE, book)));
    return remarks(database.answers(statements));
  }

  /**
   * Moves the rows of the bookkeeping from one database to the other, if there are any. Rows at the
   * destination give way: they are those of the new run, or were copied there just before.
   */
  private List<String> moveRows(String from, String to) {
    var remarks = new ArrayList<String>();
    for (var book : BOOKS) {
      var statements = new ArrayList<String>();
      statements.add(
          "CREATE TABLE IF NOT EXISTS %s LIKE %s".formatted(at(ASIDE, book), Sql.table(book)));
      statements.add("START TRANSACTION");
      statements.add(
          delete(to, book)
              + " AND EXISTS (SELECT 1 FROM %s AS other WHERE other.table_name = %s)"
                  .formatted(at(from, book), literal));
      statements.add(
          "INSERT INTO %s SELECT * FROM %s WHERE table_name = %s"
              .formatted(at(to, book), at(from, book), literal));
      statements.add(delete(from, book));
      // Nothing is deleted that was not copied: a refused statement ends the client, and with it
      // the transaction.
      statements.add("COMMIT");
      remarks.addAll(carriedOut(book, statements));
    }
    return remarks;
  }

  /** The rows are of use, but a dataset is one without them: what goes wrong is told. */
  private List<String> carriedOut(String book, List<String> statements) {
    try {
      database.inOrder(statements);
      return List.of();
    } catch (CatalogFailure refused) {
      return exists(book)
          ? List.of("the dataset's rows in %s: %s".formatted(book, refused.getMessage()))
          : List.of();
    }
  }

  private boolean exists(String book) {
    return database.answers(List.of("SELECT 1 FROM %s LIMIT 1".formatted(Sql.table(book)))).stream()
        .noneMatch(answer -> answer instanceof Answer.Refused refused && refused.missing());
  }

  private static List<String> remarks(List<Answer> answers) {
    return answers.stream()
        .filter(Answer.Refused.class::isInstance)
        .map(Answer.Refused.class::cast)
        .filter(refused -> !refused.missing())
        .map(refused -> "what was set aside in the database: " + refused.message())
        .toList();
  }

  private String delete(String schema, String book) {
    return "DELETE FROM %s WHERE table_name = %s".formatted(at(schema, book), literal);
  }

  private static String at(String schema, String table) {
    return Sql.identifier(schema) + "." + Sql.identifier(table);
  }
}
