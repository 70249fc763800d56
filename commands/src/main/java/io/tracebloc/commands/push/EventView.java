package io.tracebloc.commands.push;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.EventLines;
import io.tracebloc.commands.output.FindingGroups;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells programs of the work, an object for each event; findings by rule at the end of a step, and
 * progress twice a second at most, the last of a step in any case.
 */
final class EventView implements View {
  private static final long PAUSE_NANOS = 500_000_000;

  private final EventLines events;
  private final Optional<String> dataset;
  private final Wording wording;
  private final LongSupplier nanoTime;
  private final boolean verbose;
  private final OpenSteps open = new OpenSteps();
  private final LogLines log = new LogLines();
  private FindingGroups findings = new FindingGroups();
  private Optional<PushEvent.Progress> pending = Optional.empty();
  private Optional<Long> toldProgress = Optional.empty();
  private int retries;
  private String logPod = "";
  private boolean closed;

  /**
   * A view.
   *
   * @param dataset its name, where there are several
   */
  EventView(
      EventLines events,
      Optional<String> dataset,
      Wording wording,
      LongSupplier nanoTime,
      boolean verbose) {
    this.events = events;
    this.dataset = dataset;
    this.wording = wording;
    this.nanoTime = nanoTime;
    this.verbose = verbose;
  }

  @Override
  public synchronized void on(PushEvent event) {
    if (!closed) {
      show(event);
    }
  }

  private void show(PushEvent event) {
    switch (event) {
      case PushEvent.StepStarted started -> {
        flush();
        open.start(started.step(), nanoTime.getAsLong());
        tell("step_started", step(started.step()));
      }
      case PushEvent.StepFinished finished -> finish(finished);
      case PushEvent.FindingReported reported -> findings.add(reported.finding());
      case PushEvent.Progress progress -> progress(progress);
      case PushEvent.PodPhase pod -> {
        if (open.pod(pod)) {
          tell("pod", new Document().put("pod", pod.pod()).put("phase", pod.phase()));
        }
      }
      case PushEvent.ReleaseFound found ->
          tell(
              "release",
              new Document()
                  .put("release", found.release().name())
                  .put("namespace", found.release().namespace()));
      case PushEvent.ChartReleaseChanged(var release) ->
          tell("helm_release", PushReport.document(release));
      case PushEvent.RunAccepted accepted ->
          tell(
              "run",
              new Document()
                  .put("job_name", accepted.run().job())
                  .put("namespace", accepted.run().namespace()));
      case PushEvent.LogLine line -> {
        logPod = line.pod();
        tellLog(log.add(line.line()));
      }
      case PushEvent.Warning warning -> tell("warning", message(wording.fill(warning.message())));
      case PushEvent.Detail detail -> {
        if (verbose) {
          tell("detail", message(detail.message()));
        }
      }
    }
  }

  private void finish(PushEvent.StepFinished finished) {
    flush();
    open.finish(finished.step());
    tell(
        "step_finished",
        step(finished.step())
            .put("seconds", TransferFacts.seconds(finished.took()))
            .put("detail", finished.detail()));
  }

  private void progress(PushEvent.Progress progress) {
    var again = progress.copied().retries();
    if (again > retries) {
      tell("retry", new Document().put("retries", again));
    }
    retries = again;
    pending = Optional.of(progress);
    var now = nanoTime.getAsLong();
    if (toldProgress.isEmpty() || now - toldProgress.get() >= PAUSE_NANOS) {
      toldProgress = Optional.of(now);
      tellProgress();
    }
  }

  private void tellProgress() {
    pending.ifPresent(progress -> tell("progress", document(progress)));
    pending = Optional.empty();
  }

  private static Document document(PushEvent.Progress progress) {
    var copied = progress.copied();
    return step(Step.TRANSFER)
        .put("bytes", copied.bytes())
        .put("found_bytes", copied.foundBytes())
        .put("total_bytes", copied.totalBytes())
        .put("files", copied.files())
        .put("total_files", copied.totalFiles())
        .put("streams", copied.streams())
        .put("retries", copied.retries())
        .put("bytes_per_second", progress.bytesPerSecond())
        .put("seconds_left", progress.timeLeft().map(TransferFacts::seconds));
  }

  private void flush() {
    tellProgress();
    tellLog(log.flush());
    findings.documents().forEach(document -> tell("findings", document));
    findings = new FindingGroups();
  }

  private void tellLog(List<String> lines) {
    lines.forEach(line -> tell("log", new Document().put("pod", logPod).put("line", line)));
  }

  private static Document step(Step step) {
    return new Document().put("step", TransferFacts.word(step));
  }

  private static Document message(String text) {
    return new Document().put("message", text);
  }

  private void tell(String event, Document fields) {
    var all = new Document().put("dataset", dataset);
    all.putAll(fields);
    events.tell(event, all);
  }

  @Override
  public void tick() {}

  @Override
  public synchronized void say(String line) {
    if (!closed) {
      tell("message", message(line));
    }
  }

  @Override
  public synchronized void close(boolean failed) {
    if (closed) {
      return;
    }
    flush();
    closed = true;
    if (failed) {
      open.all().forEach(step -> tell("step_failed", step(step)));
    }
  }
}
