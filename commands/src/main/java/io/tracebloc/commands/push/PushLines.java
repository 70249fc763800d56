package io.tracebloc.commands.push;

import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.commands.terminal.Columns;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.push.PushEvent.StepFinished;
import io.tracebloc.engine.push.Step;
import java.time.Duration;
import java.util.StringJoiner;

/** The lines that stay, the same on a terminal and in a file but for their decoration. */
final class PushLines {
  private static final int HEADING_COLUMNS = 14;
  private static final Duration WORTH_TELLING = Duration.ofMillis(100);

  private final Style style;
  private final Wording wording;

  PushLines(Style style, Wording wording) {
    this.style = style;
    this.wording = wording;
  }

  String finished(StepFinished event) {
    var parts = new StringJoiner(" ");
    if (!event.detail().isEmpty()) {
      parts.add(event.detail());
    }
    if (event.took().compareTo(WORTH_TELLING) >= 0) {
      parts.add(style.faint("(" + Quantities.time(event.took()) + ")"));
    }
    return line(style.done(), event.step(), parts.toString());
  }

  String failed(Step step) {
    return line(style.failed(), step, "failed");
  }

  private String line(String sign, Step step, String detail) {
    return sign + " " + (Columns.pad(StepNames.done(step), HEADING_COLUMNS) + detail).strip();
  }

  String warning(String message) {
    return style.warning("Warning:") + " " + wording.fill(message);
  }

  String detail(String message) {
    return style.faint("  " + message);
  }

  String log(String line) {
    return (style.faint(style.unicode() ? "  │ " : "  | ") + line).stripTrailing();
  }
}
