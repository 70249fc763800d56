package io.tracebloc.commands.push;

import io.tracebloc.commands.output.FindingGroups;
import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.terminal.Display;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.Step;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Shows a push to a person while it goes on: a line for each finished step, and what is going on
 * now. Safe for use by several threads; a slow terminal holds up log lines, never the copy.
 */
final class PushView implements View {
  private final Display display;
  private final Style style;
  private final boolean verbose;
  private final LongSupplier nanoTime;
  private final PushLines lines;
  private final OpenSteps open = new OpenSteps();
  private final ProgressText progress;
  private final LogLines log = new LogLines();
  private FindingGroups findings = new FindingGroups();
  private boolean closed;

  PushView(Display display, Style style, PushLines lines, LongSupplier nanoTime, boolean verbose) {
    this.display = display;
    this.style = style;
    this.lines = lines;
    this.nanoTime = nanoTime;
    this.verbose = verbose;
    progress = new ProgressText(style);
  }

  @Override
  public void on(PushEvent event) {
    if (event instanceof PushEvent.Progress latest) {
      open.progress(latest);
      return;
    }
    synchronized (this) {
      if (!closed) {
        show(event);
      }
    }
  }

  private void show(PushEvent event) {
    switch (event) {
      case PushEvent.StepStarted started -> {
        open.start(started.step(), nanoTime.getAsLong());
        display.now(this::now);
      }
      case PushEvent.StepFinished finished -> {
        printLog(log.flush());
        printFindings();
        open.finish(finished.step());
        display.now(this::now);
        display.print(lines.finished(finished));
      }
      case PushEvent.FindingReported reported -> findings.add(reported.finding());
      case PushEvent.PodPhase phase -> {
        if (open.pod(phase)) {
          printDetail("Pod " + phase.pod() + ": " + phase.phase());
        }
      }
      case PushEvent.LogLine line -> printLog(log.add(line.line()));
      case PushEvent.Warning warning -> display.print(lines.warning(warning.message()));
      case PushEvent.Detail detail -> printDetail(detail.message());
      case PushEvent.ReleaseFound _,
          PushEvent.ChartReleaseChanged _,
          PushEvent.RunAccepted _,
          PushEvent.Progress _ -> {}
    }
  }

  private void printDetail(String message) {
    if (verbose) {
      display.print(lines.detail(message));
    }
  }

  private void printLog(List<String> shown) {
    shown.forEach(line -> display.print(lines.log(line)));
  }

  private void printFindings() {
    findings.lines(style).forEach(display::print);
    findings = new FindingGroups();
  }

  @Override
  public synchronized void tick() {
    if (!closed) {
      findings.announce(style).ifPresent(display::print);
      display.now(this::now);
    }
  }

  private String now(int columns) {
    return open.current().map(step -> now(step, columns)).orElse("");
  }

  private String now(Step step, int columns) {
    var time = nanoTime.getAsLong();
    var doing = "  " + StepNames.doing(step);
    if (step == Step.TRANSFER && open.progress().isPresent()) {
      return doing + "  " + progress.text(open.progress().get(), room(columns, doing));
    }
    if (step == Step.WATCH && log.barState().isPresent()) {
      return "  " + log.barState().get().strip();
    }
    var phase = open.podPhase(step).map(word -> ": " + word).orElse("");
    return doing + phase + style.dots() + " " + Quantities.time(open.age(step, time));
  }

  /** What is left of the line; all of any width is any width. */
  private static int room(int columns, String doing) {
    return columns == Display.ANY_WIDTH ? columns : columns - doing.length() - 2;
  }

  @Override
  public synchronized void say(String line) {
    if (!closed) {
      display.print(line);
    }
  }

  @Override
  public synchronized void close(boolean failed) {
    if (closed) {
      return;
    }
    closed = true;
    display.now(_ -> "");
    printLog(log.flush());
    printFindings();
    if (failed) {
      open.all().forEach(step -> display.print(lines.failed(step)));
    }
  }
}
