package io.tracebloc.commands.runs;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.commands.push.PushFacts;
import io.tracebloc.commands.push.SummaryDocument;
import io.tracebloc.commands.push.SummaryPanel;
import io.tracebloc.commands.push.TransferFacts;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.push.PushStatus;
import io.tracebloc.engine.runs.FollowedRun;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of a run that was followed, in the words and fields of a push.
 *
 * @param follow the command that follows it once more
 */
record WatchReport(FollowedRun followed, PushFacts facts, String follow, Wording wording) {
  /** For people, on standard output. */
  List<String> lines(Style style) {
    var lines = new ArrayList<String>();
    followed
        .summary()
        .ifPresent(counts -> lines.addAll(new SummaryPanel(style).lines(title(), counts)));
    if (followed.status() == PushStatus.SUCCEEDED) {
      lines.add(subject() + " ingested");
    } else if (followed.status() == PushStatus.DETACHED) {
      lines.add(subject() + ": the run goes on in the cluster. Follow it:");
      lines.add("  " + follow);
    }
    return lines;
  }

  private String title() {
    return "%s (%s, %s)"
        .formatted(
            Cells.text(followed.document().table()),
            Cells.text(followed.document().category()),
            Cells.text(followed.document().intent()));
  }

  private String subject() {
    return followed
        .document()
        .table()
        .map(table -> "dataset/" + Printable.of(table))
        .orElseGet(() -> "job/" + Printable.of(followed.run().job()));
  }

  /** For programs; without the exit code. */
  Document document() {
    var run = followed.run();
    var document =
        new Document()
            .put("status", followed.status().word())
            .put("table", followed.document().table())
            .put("category", followed.document().category())
            .put("intent", followed.document().intent())
            .put("namespace", run.namespace())
            .put("idempotency_key", run.idempotencyKey())
            .put("job_name", run.job())
            .put("steps", TransferFacts.steps(followed.durations()))
            .put("summary", followed.summary().map(SummaryDocument::of));
    if (followed.status() == PushStatus.DETACHED) {
      document.put("follow", follow);
    }
    return document.put("warnings", facts.warnings().stream().map(wording::fill).toList());
  }
}
