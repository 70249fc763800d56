package io.tracebloc.commands.runs;

import io.tracebloc.commands.output.Table;
import io.tracebloc.engine.runs.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs as rows.
 *
 * @param wide whether all columns are wanted
 * @param everywhere whether runs are of several namespaces
 */
record RunTable(boolean wide, boolean everywhere) {
  /** The names of the columns, and a line for each run. */
  List<String> lines(List<Run> runs, Instant now) {
    var table = new Table().row(header());
    runs.forEach(run -> table.row(cells(run, now)));
    return table.lines();
  }

  private String[] header() {
    var cells = new ArrayList<String>();
    if (everywhere) {
      cells.add("NAMESPACE");
    }
    cells.addAll(List.of("NAME", "DATASET", "STATE", "RECORDS", "AGE"));
    if (wide) {
      cells.addAll(List.of("TASK", "INTENT", "ATTEMPTS", "TOOK", "KEY", "IMAGE"));
    }
    return cells.toArray(String[]::new);
  }

  private String[] cells(Run run, Instant now) {
    var cells = new ArrayList<String>();
    if (everywhere) {
      cells.add(Cells.text(run.namespace()));
    }
    cells.add(Cells.text(run.job()));
    cells.add(Cells.text(run.document().table()));
    cells.add(run.state().word());
    cells.add(Cells.records(run.counts()));
    cells.add(Cells.age(run.created(), now));
    if (wide) {
      cells.add(Cells.text(run.document().category()));
      cells.add(Cells.text(run.document().intent()));
      cells.add(Integer.toString(run.attempts()));
      cells.add(Cells.took(run.started(), run.ended()));
      cells.add(Cells.text(run.key()));
      cells.add(Cells.text(run.image()));
    }
    return cells.toArray(String[]::new);
  }
}
