package io.tracebloc.commands.runs;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.runs.Belonging;
import io.tracebloc.engine.runs.CancelPlan;
import io.tracebloc.engine.runs.CancelResult;
import io.tracebloc.engine.runs.CancelResult.Status;
import io.tracebloc.engine.runs.Kept;
import java.util.ArrayList;
import java.util.List;

/** What is said of a run that is, or was, or would be cancelled. */
record CancelReport(CancelResult result, Wording wording) {
  private CancelPlan plan() {
    return result.plan();
  }

  /** What goes and what stays, for the person who is asked. */
  List<String> planLines() {
    var run = plan().run();
    var lines = new ArrayList<String>();
    lines.add(
        "Run %s in namespace %s, dataset %s: %s"
            .formatted(
                Printable.of(run.job()),
                Printable.of(run.namespace()),
                Cells.text(run.document().table()),
                run.state().word()));
    if (run.state().ended()) {
      lines.add("It has ended already; what is removed is its Job with its logs.");
    }
    lines.add("Removed:");
    resources().forEach(resource -> lines.add("  " + resource));
    lines.addAll(keptLines());
    return lines;
  }

  private List<String> keptLines() {
    if (plan().kept().isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>(List.of("Stays:"));
    for (var kept : plan().kept()) {
      lines.add("  " + kept.what());
      lines.add("    " + wording.fill(kept.why()));
    }
    return lines;
  }

  /** What goes, as kubectl names it. */
  List<String> resources() {
    return plan().removed().stream().map(Belonging::resource).map(Printable::of).toList();
  }

  /** For people, on standard output. */
  List<String> lines() {
    return switch (result.status()) {
      case CANCELLED -> {
        var lines = new ArrayList<String>();
        resources().forEach(resource -> lines.add(resource + " deleted"));
        lines.addAll(keptLines());
        yield lines;
      }
      case DRY_RUN -> {
        var lines = new ArrayList<>(planLines());
        lines.add("Nothing was removed (dry run).");
        yield lines;
      }
      case DECLINED -> List.of("Nothing was done.");
    };
  }

  /** For programs; without the exit code. */
  Document document() {
    var document = new Document().put("status", result.status().word());
    document.putAll(facts("removed"));
    return document;
  }

  /** The same of one that was begun and failed; how it ended is told elsewhere. */
  Document unfinished() {
    return facts("planned");
  }

  private Document facts(String removed) {
    var run = plan().run();
    var goes = result.status() == Status.DECLINED ? List.<Belonging>of() : plan().removed();
    return new Document()
        .put("namespace", run.namespace())
        .put("job_name", run.job())
        .put("key", run.key())
        .put("dataset", run.document().table())
        .put("state", run.state().word())
        .put(removed, goes.stream().map(CancelReport::document).toList())
        .put("kept", plan().kept().stream().map(this::document).toList())
        .put("warnings", plan().remarks().stream().map(wording::fill).toList());
  }

  private static Document document(Belonging object) {
    return new Document().put("kind", object.kind().word()).put("name", object.name());
  }

  private Document document(Kept kept) {
    return new Document().put("what", kept.what()).put("reason", wording.fill(kept.why()));
  }
}
