package io.tracebloc.commands.push;

import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.output.Table;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.watch.IngestionSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The counts of an ingestion for people. */
public final class SummaryPanel {
  private final Style style;

  /** A panel in this style. */
  public SummaryPanel(Style style) {
    this.style = style;
  }

  List<String> lines(DatasetRequest dataset, IngestionSummary counts) {
    return lines(
        "%s (%s, %s)".formatted(dataset.table(), dataset.category().id(), dataset.intent().id()),
        counts);
  }

  /**
   * The lines.
   *
   * @param dataset what to call it, printable
   */
  public List<String> lines(String dataset, IngestionSummary counts) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(style.strong("Ingestion summary"));
    var table =
        new Table()
            .row("  Dataset", dataset)
            .row("  Records found", Quantities.count(counts.totalRecords()))
            .row("  Inserted", Quantities.count(counts.insertedRecords()))
            .row("  Sent to tracebloc", Quantities.count(counts.sentToApi()))
            .row("  Skipped", Quantities.count(counts.skippedRecords()))
            .row("  File failures", Quantities.count(counts.fileTransferFailures()))
            .row("  Database failures", Quantities.count(counts.dbInsertFailures()))
            .row("  Success rate", String.format(Locale.ROOT, "%.1f%%", counts.successRate()));
    lines.addAll(table.lines());
    var verdict =
        counts.hasFailures()
            ? style.bad("Not every record arrived")
            : style.good("Every record arrived");
    lines.add("  " + verdict);
    lines.add("");
    return lines;
  }
}
