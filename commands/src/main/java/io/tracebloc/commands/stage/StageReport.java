package io.tracebloc.commands.stage;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.output.Table;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.commands.push.PushFacts;
import io.tracebloc.commands.push.SendPlan;
import io.tracebloc.commands.push.TransferFacts;
import io.tracebloc.engine.dataset.selection.Selection;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.push.CopyReport;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.release.Storage;
import io.tracebloc.engine.stage.Place;
import io.tracebloc.engine.stage.StageResult;
import io.tracebloc.engine.stage.StageStatus;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.tree.ScannedTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What staging has to say at its end. */
final class StageReport {
  private static final Duration RATE_WORTH_TELLING = Duration.ofMillis(100);

  private final StageResult result;
  private final Selection selection;
  private final PushFacts facts;
  private final Wording wording;

  StageReport(StageResult result, Selection selection, PushFacts facts, Wording wording) {
    this.selection = selection;
    this.result = result;
    this.facts = facts;
    this.wording = wording;
  }

  /** What was changed, as kubectl names it. */
  String resource() {
    var storage = place().target().staging().storage();
    var kind =
        switch (storage) {
          case Storage.Claim _ -> "persistentvolumeclaim";
          case Storage.HostPath _ -> "hostpath";
          case Storage.Nfs _ -> "nfs";
          case Storage.Bucket _, Storage.Nothing _ -> storage.kind();
        };
    return kind + "/" + Printable.of(storage.identity());
  }

  private Place place() {
    return result.place().orElseThrow();
  }

  /** What would be sent, if this was a dry run. */
  Optional<SendPlan> plan() {
    return result.tree().filter(_ -> result.status() == StageStatus.DRY_RUN).map(this::plan);
  }

  private SendPlan plan(ScannedTree tree) {
    var role = tree.single() ? "the file itself" : "in the folder";
    return new SendPlan(tree.files(), tree.omitted(), _ -> role, selection);
  }

  /** For people, after success or a dry run. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    var files = result.tree().orElseThrow().files();
    var amount = Quantities.count(files.count(), "file") + ", " + Quantities.bytes(files.bytes());
    var dry = result.status() == StageStatus.DRY_RUN;
    if (dry) {
      lines.add(resource() + " would take " + amount + " (dry run): nothing was created");
    } else {
      lines.add(resource() + " staged: " + amount);
    }
    var table = table();
    result.staged().ifPresent(staged -> table.row("  Copy", copy(staged)));
    lines.addAll(table.lines());
    if (!dry) {
      lines.add("");
      lines.add("Next: " + wording.fill(place().nextStep()));
    }
    return lines;
  }

  /** For example {@code 1.20 GiB in 4.1s, 291.2 MiB/s, verified by SHA-256 (0.2s)}. */
  private String copy(StagedFiles staged) {
    var report = staged.report();
    var took = result.durations().getOrDefault(Step.TRANSFER, Duration.ZERO);
    var parts = new ArrayList<String>();
    parts.add(Quantities.bytes(report.sentBytes()) + " in " + Quantities.time(took));
    if (took.compareTo(RATE_WORTH_TELLING) >= 0) {
      parts.add(Quantities.roughBytes(report.sentBytes() * 1000 / took.toMillis()) + "/s");
    }
    parts.add(
        "verified by %s (%s)"
            .formatted(CopyReport.comparison(report), Quantities.time(report.verifying())));
    parts.addAll(CopyReport.remarks(staged));
    return String.join(", ", parts);
  }

  private Table table() {
    var place = place();
    var release = place.target().release();
    var table =
        new Table()
            .row(
                "  Platform",
                Printable.of(
                    "%s (release %s, target %s)"
                        .formatted(
                            release.platform(), release.name(), place.target().target().name())))
            .row("  Namespace", Printable.of(place.target().staging().namespace()))
            .row("  Directory", Printable.of(place.onVolume()));
    return table.row(
        "  Jobs see it at",
        place
            .seenByJobs()
            .map(Printable::of)
            .orElse("wherever they mount the claim, in " + Printable.of(place.onVolume())));
  }

  /** For programs; without the exit code. */
  Document document() {
    var document = new Document().put("status", result.status().word());
    result.place().ifPresent(place -> put(document, place));
    result.tree().ifPresent(tree -> put(document, tree));
    result
        .staged()
        .ifPresent(staged -> document.put("verified", CopyReport.verified(staged.report())));
    document
        .put("transfer", TransferFacts.transfer(result.staged(), result.durations()))
        .put("steps", TransferFacts.steps(result.durations()))
        .put("would_send", plan().map(SendPlan::document));
    return document.put("warnings", facts.warnings().stream().map(wording::fill).toList());
  }

  private void put(Document document, Place place) {
    var target = place.target();
    var staging = target.staging();
    document
        .put("platform", target.release().platform())
        .put("release", target.release().name())
        .put("release_namespace", target.release().namespace())
        .put("target", target.target().name())
        .put("namespace", staging.namespace())
        .put("kind", staging.storage().kind());
    if (staging.storage() instanceof Storage.Claim(var name)) {
      document.put("claim", name);
    } else {
      document.put("storage", staging.storage().identity());
    }
    document
        .put("sub_path", staging.subPath())
        .put("user_directory", place.userDirectory())
        .put("directory", place.destination().path())
        .put("directory_in_volume", place.onVolume())
        .put("path", place.seenByJobs())
        .put("next_step", wording.fill(place.nextStep()));
  }

  private static void put(Document document, ScannedTree tree) {
    document
        .put("files", tree.files().count())
        .put("bytes", tree.files().bytes())
        .put("excluded", tree.excluded())
        .put("skipped", tree.skipped().count())
        .put("empty_directories", tree.empty().count());
  }
}
