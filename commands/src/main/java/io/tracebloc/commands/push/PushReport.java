package io.tracebloc.commands.push;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.push.OldDataset;
import io.tracebloc.engine.push.PushResult;
import io.tracebloc.engine.push.PushStatus;
import io.tracebloc.engine.submit.ChartRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a push has to say at its end ({@code contract/protocol.md} 7). */
final class PushReport {
  private final PushResult result;
  private final PushFacts facts;
  private final FollowCommand follow;
  private final Wording wording;

  /** A report, with the command by which the run can be followed. */
  PushReport(PushResult result, PushFacts facts, FollowCommand follow, Wording wording) {
    this.result = result;
    this.facts = facts;
    this.follow = follow;
    this.wording = wording;
  }

  /** For people, on standard output: the counts and what became of the dataset. */
  List<String> lines(DatasetRequest dataset, Style style) {
    var lines = new ArrayList<String>();
    result
        .summary()
        .ifPresent(counts -> lines.addAll(new SummaryPanel(style).lines(dataset, counts)));
    result.chartRelease().map(PushReport::line).ifPresent(lines::add);
    var subject = "dataset/" + result.table();
    switch (result.status()) {
      case SUCCEEDED -> lines.add(subject + (replaced() ? " replaced" : " ingested"));
      case DRY_RUN -> lines.add(subject + " would be pushed (dry run): nothing was created");
      case DETACHED -> {
        lines.add(subject + " submitted; the run goes on in the cluster. Follow it:");
        follow().ifPresent(command -> lines.add("  " + command));
      }
      case COMPLETED_WITH_FAILURES,
          FAILED,
          UNKNOWN,
          AUTH_ERROR,
          SUBMIT_ERROR,
          WATCH_ERROR,
          ERROR -> {}
    }
    return lines;
  }

  private Optional<String> follow() {
    return result.run().map(run -> follow.text(result.release().orElse(""), run));
  }

  private boolean replaced() {
    return result.old().equals(Optional.of(OldDataset.REMOVED));
  }

  private static String line(ChartRelease release) {
    return "release/%s %s: revision %d, %s"
        .formatted(
            Printable.of(release.name()),
            Printable.of(release.status()),
            release.revision(),
            Printable.of(release.chart()));
  }

  /** What would be sent, if this was a dry run. */
  Optional<SendPlan> plan() {
    return result.dataset().filter(_ -> result.status() == PushStatus.DRY_RUN).map(SendPlan::of);
  }

  /** For programs; without the exit code. */
  Document document() {
    var document =
        new Document()
            .put("status", result.status().word())
            .put("table", result.table())
            .put("category", result.category().id())
            .put("intent", result.intent().id())
            .put("namespace", result.namespace())
            .put("release", result.release())
            .put("idempotency_key", result.key().value())
            .put("submit", submit());
    result.run().ifPresent(run -> document.put("job_name", run.job()).put("replay", run.replay()));
    result
        .staged()
        .ifPresent(staged -> document.put("files", staged.files()).put("bytes", staged.bytes()));
    document
        .put("transfer", TransferFacts.transfer(result.staged(), result.durations()))
        .put("steps", TransferFacts.steps(result.durations()))
        .put("staged_copy_kept", result.stagedCopyKept())
        .put("old_dataset", result.old().map(OldDataset::word))
        .put("would_send", plan().map(SendPlan::document));
    result.summary().ifPresent(counts -> document.put("summary", SummaryDocument.of(counts)));
    if (result.status() == PushStatus.DETACHED) {
      document.put("follow", follow());
    }
    return document
        .put("findings", facts.findings())
        .put("warnings", facts.warnings().stream().map(wording::fill).toList());
  }

  /** The way of the run, with the Helm release that submitted it. */
  private Document submit() {
    return new Document()
        .put("via", result.via().word())
        .put("helm_release", result.chartRelease().map(PushReport::document));
  }

  /** A Helm release for programs. */
  static Document document(ChartRelease release) {
    return new Document()
        .put("name", release.name())
        .put("namespace", release.namespace())
        .put("revision", release.revision())
        .put("status", release.status())
        .put("chart", release.chart());
  }
}
