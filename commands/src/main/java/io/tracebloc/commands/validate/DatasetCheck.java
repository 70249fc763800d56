package io.tracebloc.commands.validate;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.ObjectOutput;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.FindingGroups;
import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.terminal.LiveLine;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.PreflightResult;
import io.tracebloc.engine.dataset.RejectedDataset;
import io.tracebloc.engine.dataset.preflight.Preflight;
import io.tracebloc.engine.ingest.DocumentPlan;
import java.time.Duration;

/** Runs the scan, the preflight and the spec over a dataset, and shows how they go. */
final class DatasetCheck {
  private static final Duration LASTING = Duration.ofMillis(50);
  private static final Duration REDRAW = Duration.ofMillis(100);

  private final Invocation invocation;
  private final Document result;
  private final boolean verbose;
  private final ObjectOutput output;
  private final FindingGroups findings = new FindingGroups();

  DatasetCheck(Invocation invocation, Document result, boolean verbose, ObjectOutput output) {
    this.invocation = invocation;
    this.result = result;
    this.verbose = verbose;
    this.output = output;
  }

  /**
   * Checks a dataset.
   *
   * @param plan what its document would be made from
   * @param name what to call it in the line that says it is fine, printable
   * @return the line that says it is fine
   * @throws io.tracebloc.engine.failure.Failure if it is not; its findings are shown before
   */
  String check(DatasetRequest request, DocumentPlan plan, String name) {
    var preflight = new Preflight(Runtime.getRuntime().availableProcessors());
    var listener = new Listener(request.table());
    PreflightResult verdict;
    try {
      verdict = preflight.run(request, listener);
    } finally {
      listener.end();
    }
    report(verdict);
    return switch (verdict) {
      case CheckedDataset checked -> accept(checked, plan, name);
      case RejectedDataset rejected -> throw rejected.failure();
    };
  }

  private void report(PreflightResult verdict) {
    var err = invocation.streams().err();
    findings.lines(invocation.terminal().errorStyle()).forEach(err::println);
    err.flush();
    result
        .put("problems", verdict.findings().rejections())
        .put("warnings", verdict.findings().warnings())
        .put("findings", findings.documents());
  }

  private String accept(CheckedDataset checked, DocumentPlan plan, String name) {
    var document = plan.writer().write(checked);
    if (verbose) {
      invocation.streams().err().print(document.yaml());
    }
    var files = checked.files();
    result.put("files", files.count()).put("bytes", files.bytes()).put("records", checked.rows());
    checked.classes().ifPresent(classes -> result.put("classes", classes));
    return "%s: ok (%s, %s, %s%s)"
        .formatted(
            name,
            Quantities.count(checked.rows(), "record"),
            Quantities.count(files.count(), "file"),
            Quantities.bytes(files.bytes()),
            checked.classes().isPresent()
                ? ", " + Quantities.count(checked.classes().getAsLong()) + " classes"
                : "");
  }

  /**
   * Collects findings. Shows the first problem without waiting for the rest: one of the quick
   * checks at once, another when the check lasts. Then also redraws how far it is, at most ten
   * times a second.
   */
  private final class Listener implements PreflightListener {
    private final LiveLine line = new LiveLine(invocation.streams().err(), invocation.terminal());
    private final long started = invocation.nanoTime().getAsLong();
    private final String dataset;
    private long nextDraw;

    Listener(String dataset) {
      this.dataset = dataset;
    }

    @Override
    public void finding(Finding finding) {
      findings.add(finding);
      if (output.object()) {
        invocation.streams().result().finding(FindingGroups.document(dataset, finding));
      }
    }

    @Override
    public void quickChecksFinished() {
      announce();
    }

    @Override
    public void scanned(long files) {
      show("Scanned " + Quantities.count(files, "file"));
    }

    @Override
    public void rowsRead(long rows) {
      show("Read " + Quantities.count(rows, "row"));
    }

    @Override
    public void checked(long files, long total) {
      show("Checked %s of %s".formatted(Quantities.count(files), Quantities.count(total, "file")));
    }

    private void show(String progress) {
      var now = invocation.nanoTime().getAsLong();
      if (now - started < LASTING.toNanos()) {
        return;
      }
      announce();
      if (invocation.terminal().canRedraw() && now >= nextDraw) {
        nextDraw = now + REDRAW.toNanos();
        line.now(_ -> progress);
      }
    }

    private void announce() {
      findings.announce(invocation.terminal().errorStyle()).ifPresent(line::print);
    }

    /** Removes the progress. */
    void end() {
      if (invocation.terminal().canRedraw()) {
        line.now(_ -> "");
      }
    }
  }
}
