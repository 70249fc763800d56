package io.tracebloc.commands.push;

import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.terminal.Columns;
import io.tracebloc.commands.terminal.ProgressMeter;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.push.PushEvent.Progress;
import java.util.ArrayList;
import java.util.Locale;

/** How far a copy is: a bar, percent, bytes, rate, time left and files. Confined to one thread. */
final class ProgressText {
  private static final int BAR_COLUMNS = 24;

  private final Style style;
  private final ProgressMeter meter = new ProgressMeter();

  ProgressText(Style style) {
    this.style = style;
  }

  /** The text, most important first, behind a bar if there is room for one. */
  String text(Progress progress, long nanos, int columns) {
    meter.record(nanos, progress.bytes());
    var parts = new ArrayList<String>();
    parts.add(String.format(Locale.ROOT, "%3d%%", (int) (100 * fraction(progress))));
    parts.add(
        Quantities.roughBytes(progress.bytes())
            + " of "
            + Quantities.roughBytes(progress.totalBytes()));
    parts.add(Quantities.roughBytes(meter.perSecond()) + "/s");
    meter.left(progress.totalBytes()).ifPresent(left -> parts.add(Quantities.time(left) + " left"));
    parts.add(
        Quantities.count(progress.files())
            + " of "
            + Quantities.count(progress.totalFiles(), "file"));
    var text = String.join("  ", parts);
    var bar = bar(fraction(progress)) + " ";
    return Columns.of(bar + text) <= columns ? bar + text : text;
  }

  /** By bytes; by files if there are no bytes at all. */
  private static double fraction(Progress progress) {
    if (progress.totalBytes() > 0) {
      return Math.min(1, (double) progress.bytes() / progress.totalBytes());
    }
    return progress.totalFiles() == 0
        ? 1
        : Math.min(1, (double) progress.files() / progress.totalFiles());
  }

  private String bar(double fraction) {
    var full = (int) (fraction * BAR_COLUMNS);
    return style.unicode()
        ? "█".repeat(full) + "░".repeat(BAR_COLUMNS - full)
        : "[" + "#".repeat(full) + "-".repeat(BAR_COLUMNS - full) + "]";
  }
}
