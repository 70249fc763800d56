package io.tracebloc.engine.catalog;

import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads what tables there are and what their rows tell, in two calls of the database ({@code
 * contract/datasets.md} 8.2). If a table vanished in between, both are made once more; if one
 * cannot be read at all, each is asked for itself.
 */
final class Listing {
  /** So many tables go into one statement; it stays far below what a server takes. */
  private static final int TABLES_OF_A_STATEMENT = 2000;

  private static final int MOST_WARNINGS = 10;

  private final Database database;
  private final Consumer<String> warnings;

  Listing(Database database, Consumer<String> warnings) {
    this.database = database;
    this.warnings = warnings;
  }

  /**
   * What was read.
   *
   * @param tables all that are there
   * @param counts by the name of the table; none for a table that was not or cannot be read
   */
  record Told(List<TableShape> tables, Map<String, Counts> counts, Tasks tasks) {
    Optional<Counts> counts(TableShape table) {
      return Optional.ofNullable(counts.get(table.name()));
    }

    /** The entries, with sizes asked for only if there are files. */
    List<DatasetEntry> entries(Supplier<VolumeSizes> measure) {
      var files = counts.values().stream().anyMatch(one -> one.extension().isPresent());
      var sizes = files ? measure.get() : VolumeSizes.unknown();
      return tables.stream()
          .map(table -> DatasetEntry.of(table, counts(table), tasks.of(table.name()), sizes))
          .toList();
    }
  }

  /** Reads. */
  Told read() {
    try {
      var tables = tables();
      var told = together(tables);
      if (told.isPresent()) {
        return told.get();
      }
    } catch (CatalogFailure first) {
      // Once more: a Pod may just have been replaced.
    }
    var tables = tables();
    return together(tables).orElseGet(() -> oneByOne(tables));
  }

  /** What tables there are. */
  List<TableShape> tables() {
    return SchemaPass.read(database.answers(SchemaPass.statements()));
  }

  /** All tables at once; empty if the database refuses that. */
  private Optional<Told> together(List<TableShape> tables) {
    var queried = queried(tables);
    var statements = new ArrayList<String>();
    for (int from = 0; from < queried.size(); from += TABLES_OF_A_STATEMENT) {
      int to = Math.min(from + TABLES_OF_A_STATEMENT, queried.size());
      var parts = new ArrayList<String>();
      for (int index = from; index < to; index++) {
        parts.add(Counts.statement(index, queried.get(index)));
      }
      statements.add(String.join(" UNION ALL ", parts));
    }
    var journal = Tasks.statement(tables);
    journal.ifPresent(statements::add);
    if (statements.isEmpty()) {
      return Optional.of(new Told(tables, Map.of(), Tasks.none()));
    }
    var answers = new ArrayList<>(database.answers(statements));
    var tasks = journal.map(_ -> Tasks.of(answers.removeLast())).orElseGet(Tasks::none);
    var counts = new HashMap<String, Counts>();
    for (var answer : answers) {
      if (!(answer instanceof Answer.Rows(var rows))) {
        return Optional.empty();
      }
      rows.forEach(row -> counts.put(tableOf(row, queried).name(), Counts.of(row)));
    }
    return Optional.of(new Told(tables, counts, tasks));
  }

  private static List<TableShape> queried(List<TableShape> tables) {
    return tables.stream().filter(TableShape::isQueried).toList();
  }

  private static TableShape tableOf(Row row, List<TableShape> queried) {
    long index = row.number(0).orElse(-1);
    if (index < 0 || index >= queried.size()) {
      throw new CatalogFailure(
              "The database gave an answer that is not understood: a row of table " + index,
              "Look at the log of the database's Pod.")
          .explainedBy(CheckId.C2);
    }
    return queried.get((int) index);
  }

  /** Each table for itself: one that is broken is told, one that has vanished is left out. */
  private Told oneByOne(List<TableShape> tables) {
    var queried = queried(tables);
    var statements = new ArrayList<String>();
    for (int index = 0; index < queried.size(); index++) {
      statements.add(Counts.statement(index, queried.get(index)));
    }
    var journal = Tasks.statement(tables);
    journal.ifPresent(statements::add);
    var answers = database.answers(statements);
    var counts = new HashMap<String, Counts>();
    var vanished = new HashSet<String>();
    var broken = new ArrayList<String>();
    for (int index = 0; index < queried.size(); index++) {
      var name = queried.get(index).name();
      switch (answers.get(index)) {
        case Answer.Rows(var rows) -> rows.forEach(row -> counts.put(name, Counts.of(row)));
        case Answer.Refused refused when isGone(refused) -> vanished.add(name);
        case Answer.Refused refused ->
            broken.add("%s cannot be read: %s".formatted(Printable.of(name), refused.message()));
      }
    }
    if (counts.isEmpty() && !broken.isEmpty()) {
      throw new CatalogFailure(
              "The datasets cannot be read: " + broken.getFirst(),
              "Look at the log of the database's Pod.")
          .explainedBy(CheckId.C2);
    }
    tell(broken);
    var tasks = journal.map(_ -> Tasks.of(answers.getLast())).orElseGet(Tasks::none);
    return new Told(without(tables, vanished), counts, tasks);
  }

  /** Error 1146 also stands for a table that is there and whose files are not. */
  private static boolean isGone(Answer.Refused refused) {
    return refused.missing() && !refused.message().contains("in engine");
  }

  private void tell(List<String> broken) {
    broken.stream().limit(MOST_WARNINGS).forEach(warnings);
    if (broken.size() > MOST_WARNINGS) {
      warnings.accept((broken.size() - MOST_WARNINGS) + " more tables cannot be read");
    }
  }

  private static List<TableShape> without(List<TableShape> tables, Set<String> names) {
    return tables.stream().filter(table -> !names.contains(table.name())).toList();
  }
}
