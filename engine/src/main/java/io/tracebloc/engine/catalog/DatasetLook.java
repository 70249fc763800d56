package io.tracebloc.engine.catalog;

import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A close look at one dataset, in three execs: what there is, its rows, its files. */
final class DatasetLook {
  private final Database database;
  private final VolumeGlance glance;
  private final List<String> warnings;

  /**
   * A look.
   *
   * @param warnings take what cannot be found out
   */
  DatasetLook(Database database, VolumeGlance glance, List<String> warnings) {
    this.database = database;
    this.glance = glance;
    this.warnings = warnings;
  }

  /** Looks at the dataset of this name. */
  DatasetDetails at(String name, String namespace, String release) {
    var statements = new ArrayList<>(SchemaPass.statements());
    statements.add(columns(name));
    var schema = database.answers(statements);
    var tables = SchemaPass.read(schema);
    var table =
        DatasetNames.find(tables, name).orElseThrow(() -> DatasetNames.none(name, namespace));
    var rows = new Rows(tables, table);
    rows.ask();
    var files = table.isQueried() ? glance.files(table.name()) : List.<DatasetFiles>of();
    return new DatasetDetails(
        namespace,
        release,
        DatasetEntry.of(table, rows.counts, rows.tasks.of(table.name()), sizes(table, files)),
        columns(schema.getLast(), table),
        rows.intents,
        rows.classes,
        rows.formats,
        table.dataLength(),
        rows.runs,
        files,
        warnings);
  }

  /** The size of the final directory stands for the dataset's, as in a list. */
  private static VolumeSizes sizes(TableShape table, List<DatasetFiles> files) {
    return files.stream()
        .findFirst()
        .filter(DatasetFiles::present)
        .filter(place -> place.bytes().isPresent())
        .map(place -> VolumeSizes.measured(table.name(), place.bytes().getAsLong()))
        .orElseGet(VolumeSizes::unknown);
  }

  private static String columns(String name) {
    return "SELECT %s,%s,%s,is_nullable='YES'"
            .formatted(Sql.text("table_name"), Sql.text("column_name"), Sql.text("column_type"))
        + " FROM information_schema.columns WHERE table_schema='%s' AND LOWER(table_name)=LOWER(%s)"
            .formatted(Sql.SCHEMA, Sql.literal(name))
        + " ORDER BY ordinal_position";
  }

  private static List<DatasetColumn> columns(Answer answer, TableShape table) {
    if (!(answer instanceof Answer.Rows(var rows))) {
      return table.columns().stream()
          .map(name -> new DatasetColumn(name, "", true, TableShape.isFramework(name)))
          .toList();
    }
    return rows.stream()
        .filter(row -> row.text(0).equals(Optional.of(table.name())))
        .map(DatasetLook::column)
        .toList();
  }

  private static DatasetColumn column(Row row) {
    var name = row.text(1).orElse("");
    return new DatasetColumn(
        name, row.text(2).orElse(""), row.number(3).orElse(0) != 0, TableShape.isFramework(name));
  }

  /** What the rows of the table and the journal tell. */
  private final class Rows {
    private final List<TableShape> tables;
    private final TableShape table;
    private Optional<Counts> counts = Optional.empty();
    private Tasks tasks = Tasks.none();
    private Shares intents = Shares.none();
    private Shares classes = Shares.none();
    private Shares formats = Shares.none();
    private List<DatasetRun> runs = List.of();

    Rows(List<TableShape> tables, TableShape table) {
      this.tables = tables;
      this.table = table;
    }

    void ask() {
      var statements = new ArrayList<String>();
      if (table.isQueried()) {
        statements.add(Counts.statement(0, table));
        for (var column : List.of("data_intent", "label", "extension")) {
          // A statement for each, so that the answers have their places.
          statements.add(table.has(column) ? Share.statement(table, column) : "DO 0");
        }
        statements.addAll(RunJournal.statements(tables, table));
      }
      var journal = Tasks.statement(tables);
      journal.ifPresent(statements::add);
      if (statements.isEmpty()) {
        return;
      }
      var answers = new ArrayList<>(database.answers(statements));
      journal.ifPresent(_ -> tasks = Tasks.of(answers.removeLast()));
      if (table.isQueried()) {
        read(answers);
      }
    }

    private void read(List<Answer> answers) {
      switch (answers.getFirst()) {
        case Answer.Rows(var rows) -> counts = rows.stream().findFirst().map(Counts::of);
        case Answer.Refused refused ->
            warnings.add(
                "%s cannot be read: %s".formatted(Printable.of(table.name()), refused.message()));
      }
      intents = Shares.of(Share.read(answers.get(1)));
      classes = Shares.of(Share.read(answers.get(2)));
      formats = Shares.of(Share.read(answers.get(3)));
      runs = RunJournal.read(tables, answers.subList(4, answers.size()));
    }
  }
}
