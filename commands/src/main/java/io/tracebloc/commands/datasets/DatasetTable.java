package io.tracebloc.commands.datasets;

import io.tracebloc.commands.output.Table;
import io.tracebloc.engine.catalog.DatasetEntry;
import io.tracebloc.engine.catalog.DatasetList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Datasets as rows.
 *
 * @param wide whether there are more columns
 * @param everywhere whether rows tell their namespace
 */
record DatasetTable(boolean wide, boolean everywhere) {
  /** The names of the columns, then a line for each dataset. */
  List<String> lines(List<DatasetList> lists, Instant now) {
    var table = new Table().row(headers());
    add(table, lists, false, now);
    return table.lines();
  }

  /**
   * A line for each dataset that has changed, and for each that is gone, in columns as wide as
   * those of everything.
   */
  List<String> lines(Change change, Instant now) {
    var table = new Table().row(headers());
    add(table, change.changed(), false, now);
    add(table, change.gone(), true, now);
    add(table, change.all(), false, now);
    return table.lines().subList(1, 1 + change.count());
  }

  private void add(Table table, List<DatasetList> lists, boolean gone, Instant now) {
    for (var list : lists) {
      list.entries().forEach(entry -> table.row(cells(list, entry, gone, now)));
    }
  }

  private String[] headers() {
    var headers = new ArrayList<String>();
    if (everywhere) {
      headers.add("NAMESPACE");
    }
    headers.addAll(List.of("NAME", "TASK", "INTENT", "RECORDS", "CLASSES", "FORMAT", "SIZE"));
    if (wide) {
      headers.addAll(List.of("MODALITY", "INGESTED", "RELEASE"));
    }
    headers.add("AGE");
    return headers.toArray(String[]::new);
  }

  private String[] cells(DatasetList list, DatasetEntry entry, boolean gone, Instant now) {
    var cells = new ArrayList<String>();
    if (everywhere) {
      cells.add(Cells.text(list.namespace()));
    }
    cells.add(Cells.text(entry.name()));
    cells.add(gone ? "<deleted>" : entry.system() ? "<system>" : Cells.task(entry));
    cells.add(Cells.intent(entry));
    cells.add(Cells.count(entry.records()));
    cells.add(Cells.classes(entry.classes()));
    cells.add(Cells.text(entry.format()));
    cells.add(Cells.size(entry.sizeBytes()));
    if (wide) {
      cells.add(entry.modality().word());
      cells.add(Cells.time(entry.ingested()));
      cells.add(Cells.text(list.release()));
    }
    cells.add(Cells.age(entry.ingested(), now));
    return cells.toArray(String[]::new);
  }
}
