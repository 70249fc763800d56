package io.tracebloc.commands.push;

import io.tracebloc.commands.output.FindingGroups;
import io.tracebloc.commands.terminal.Display;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.push.PushEvent;

/** Shows findings and warnings only. */
final class QuietView implements View {
  private final Display display;
  private final Style style;
  private final PushLines lines;
  private FindingGroups findings = new FindingGroups();
  private boolean closed;

  QuietView(Display display, Style style, PushLines lines) {
    this.display = display;
    this.style = style;
    this.lines = lines;
  }

  @Override
  public synchronized void on(PushEvent event) {
    if (closed) {
      return;
    }
    switch (event) {
      case PushEvent.FindingReported reported -> findings.add(reported.finding());
      case PushEvent.StepFinished _ -> printFindings();
      case PushEvent.Warning warning -> display.print(lines.warning(warning.message()));
      default -> {}
    }
  }

  private void printFindings() {
    findings.lines(style).forEach(display::print);
    findings = new FindingGroups();
  }

  @Override
  public void tick() {}

  @Override
  public synchronized void say(String line) {
    if (!closed) {
      display.print(line);
    }
  }

  @Override
  public synchronized void close(boolean failed) {
    if (!closed) {
      closed = true;
      printFindings();
    }
  }
}
