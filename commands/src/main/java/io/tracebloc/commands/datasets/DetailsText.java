package io.tracebloc.commands.datasets;

import static java.util.stream.Collectors.joining;

import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.output.Table;
import io.tracebloc.engine.catalog.DatasetDetails;
import io.tracebloc.engine.catalog.DatasetFiles;
import io.tracebloc.engine.catalog.Share;
import io.tracebloc.engine.catalog.Shares;
import io.tracebloc.engine.runs.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One dataset for people, as {@code kubectl describe} shows things. */
final class DetailsText {
  private static final int CLASSES_SHOWN = 20;

  private final DatasetDetails details;
  private final List<Run> jobs;
  private final Instant now;

  DetailsText(ShownDataset shown, Instant now) {
    this.details = shown.details();
    this.jobs = shown.jobs();
    this.now = now;
  }

  List<String> lines() {
    var lines = new ArrayList<>(facts().lines());
    section(lines, "Classes:", classes());
    section(lines, "Columns:", columns());
    section(lines, "Runs:", runs());
    section(lines, "Jobs:", jobs());
    section(lines, "Files:", files());
    return lines;
  }

  private Table facts() {
    var entry = details.entry();
    return new Table()
        .row("Name:", Cells.text(entry.name()))
        .row("Namespace:", Cells.text(details.namespace()))
        .row("Release:", Cells.text(details.release()))
        .row("Task:", Cells.text(entry.task()))
        .row("Modality:", entry.modality().word())
        .row("Intent:", shares(details.intents(), Cells.text(entry.intent())))
        .row("Records:", Cells.count(entry.records()))
        .row("Classes:", Cells.classes(entry.classes()))
        .row("Format:", shares(details.formats(), Cells.text(entry.format())))
        .row("Size:", Cells.size(entry.sizeBytes()))
        .row("Table:", Cells.size(details.rowBytes()))
        .row(
            "Ingested:",
            entry
                .ingested()
                .map(time -> "%s (%s ago)".formatted(time, Cells.age(entry.ingested(), now)))
                .orElse(Cells.UNKNOWN));
  }

  /** The one value, or all of them with their counts: a mixed dataset must not look plain. */
  private static String shares(Shares shares, String single) {
    return shares.shares().size() < 2
        ? single
        : shares.shares().stream()
            .map(share -> "%s (%d)".formatted(Cells.text(share.value()), share.records()))
            .collect(joining(", ", "", shares.complete() ? "" : ", ..."));
  }

  private static void section(List<String> lines, String title, Table table) {
    var rows = table.lines();
    if (!rows.isEmpty()) {
      lines.add("");
      lines.add(title);
      rows.forEach(row -> lines.add("  " + row));
    }
  }

  private Table classes() {
    var table = new Table();
    if (details.entry().classes().isEmpty()) {
      return table;
    }
    table.row("LABEL", "RECORDS");
    var shares = details.classes().shares();
    shares.stream()
        .limit(CLASSES_SHOWN)
        .forEach(share -> table.row(label(share), Long.toString(share.records())));
    if (shares.size() > CLASSES_SHOWN || !details.classes().complete()) {
      table.row("...", "");
    }
    return table;
  }

  private static String label(Share share) {
    return Cells.text(share.value());
  }

  private Table columns() {
    var table = new Table();
    if (!details.columns().isEmpty()) {
      table.row("NAME", "TYPE", "NULL", "OF");
      details
          .columns()
          .forEach(
              column ->
                  table.row(
                      Cells.text(column.name()),
                      Cells.text(column.type()),
                      column.nullable() ? "yes" : "no",
                      column.framework() ? "tracebloc" : "data"));
    }
    return table;
  }

  private Table runs() {
    var table = new Table();
    if (!details.runs().isEmpty()) {
      table.row("INGESTOR", "TASK", "RECORDS", "STARTED", "REGISTERED");
      details
          .runs()
          .forEach(
              run ->
                  table.row(
                      Cells.text(run.ingestorId()),
                      Cells.text(run.task()),
                      Cells.count(run.records()),
                      Cells.time(run.started()),
                      run.registered().map(yes -> yes ? "yes" : "no").orElse(Cells.UNKNOWN)));
    }
    return table;
  }

  private Table jobs() {
    var table = new Table();
    if (!jobs.isEmpty()) {
      table.row("NAME", "STATE", "AGE");
      jobs.forEach(
          run ->
              table.row(
                  Cells.text(run.job()),
                  run.state().word(),
                  Cells.age(Optional.of(run.created()), now)));
    }
    return table;
  }

  private Table files() {
    var table = new Table();
    if (!details.files().isEmpty()) {
      table.row("PATH", "FILES", "SIZE");
      details
          .files()
          .forEach(files -> table.row(Cells.text(files.path()), count(files), size(files)));
    }
    return table;
  }

  private static String count(DatasetFiles files) {
    return files.present() ? Cells.count(files.files()) : Cells.NONE;
  }

  private static String size(DatasetFiles files) {
    return files.present() ? bytes(files.bytes()) : Cells.NONE;
  }

  private static String bytes(OptionalLong bytes) {
    return bytes.isPresent() ? Quantities.bytes(bytes.getAsLong()) : Cells.UNKNOWN;
  }
}
