package io.tracebloc.commands.push;

import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.commands.terminal.Columns;
import io.tracebloc.commands.terminal.LogText;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.push.PushEvent.LogLine;
import io.tracebloc.engine.push.PushEvent.StepFinished;
import io.tracebloc.engine.push.Step;
import java.util.List;

/** The lines that stay, the same on a terminal and in a file but for their decoration. */
final class PushLines {
  private static final int HEADING_COLUMNS = 14;

  private final Style style;
  private final Wording wording;

  PushLines(Style style, Wording wording) {
    this.style = style;
    this.wording = wording;
  }

  String finished(StepFinished event) {
    var time = style.faint("(" + Quantities.time(event.took()) + ")");
    return line(style.done(), event.step(), (event.detail() + " " + time).strip());
  }

  String failed(Step step) {
    return line(style.failed(), step, "failed");
  }

  private String line(String sign, Step step, String detail) {
    return sign + " " + Columns.pad(StepNames.done(step), HEADING_COLUMNS) + detail;
  }

  String warning(String message) {
    return style.warning("Warning:") + " " + wording.fill(message);
  }

  String detail(String message) {
    return style.faint("  " + message);
  }

  List<String> log(LogLine event) {
    var margin = style.faint(style.unicode() ? "  │ " : "  | ");
    return LogText.lines(event.line()).stream()
        .map(line -> (margin + line).stripTrailing())
        .toList();
  }
}
