package io.tracebloc.engine.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The runs of one table: what the journal says, and what the rows say. */
final class RunJournal {
  private static final int MOST = 50;

  private RunJournal() {}

  /** What to ask, for as much of the journal and the table as there is. */
  static List<String> statements(List<TableShape> tables, TableShape table) {
    var statements = new ArrayList<String>();
    tables.stream()
        .filter(one -> one.name().equalsIgnoreCase(Sql.RUNS))
        .findFirst()
        .map(journal -> journal(journal, table))
        .ifPresent(statements::add);
    if (table.has("ingestor_id")) {
      statements.add(
          "SELECT %s,COUNT(*),NULL,NULL,NULL FROM %s WHERE `ingestor_id` IS NOT NULL GROUP BY 1 LIMIT %d"
              .formatted(Sql.start("`ingestor_id`"), Sql.table(table.name()), MOST));
    }
    return statements;
  }

  private static String journal(TableShape journal, TableShape table) {
    return "SELECT %s,registered,%s,UNIX_TIMESTAMP(started_at),UNIX_TIMESTAMP(registered_at)"
            .formatted(Sql.text("ingestor_id"), journal.has("task") ? Sql.text("task") : "NULL")
        + " FROM %s WHERE table_name=%s ORDER BY started_at DESC,ingestor_id LIMIT %d"
            .formatted(Sql.table(Sql.RUNS), Sql.literal(table.name()), MOST);
  }

  /** The runs out of the answers, those of the journal first. */
  static List<DatasetRun> read(List<TableShape> tables, List<Answer> answers) {
    var journalled =
        tables.stream().anyMatch(one -> one.name().equalsIgnoreCase(Sql.RUNS))
            && !answers.isEmpty();
    var runs = new LinkedHashMap<String, DatasetRun>();
    for (int index = 0; index < answers.size(); index++) {
      if (answers.get(index) instanceof Answer.Rows(var rows)) {
        var ofJournal = journalled && index == 0;
        rows.forEach(row -> add(runs, row, ofJournal));
      }
    }
    return List.copyOf(runs.values());
  }

  private static void add(Map<String, DatasetRun> runs, Row row, boolean ofJournal) {
    var id = row.text(0).orElse("");
    if (ofJournal) {
      runs.put(
          id,
          new DatasetRun(
              id,
              Optional.of(row.number(1).orElse(0) != 0),
              row.text(2).filter(task -> !task.isEmpty()),
              time(row, 3),
              time(row, 4),
              OptionalLong.empty()));
      return;
    }
    var known =
        runs.getOrDefault(
            id,
            new DatasetRun(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty()));
    runs.put(
        id,
        new DatasetRun(
            id,
            known.registered(),
            known.task(),
            known.started(),
            known.registeredAt(),
            row.number(1)));
  }

  private static Optional<Instant> time(Row row, int index) {
    var seconds = row.number(index);
    return seconds.isPresent() && seconds.getAsLong() > 0
        ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
        : Optional.empty();
  }
}
