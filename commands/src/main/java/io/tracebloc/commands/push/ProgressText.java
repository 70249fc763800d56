package io.tracebloc.commands.push;

import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.terminal.Columns;
import io.tracebloc.commands.terminal.Display;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.push.PushEvent.Progress;
import io.tracebloc.engine.transfer.TransferProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far a copy is: a bar, percent, bytes, rate, time left, retries, files and streams. */
record ProgressText(Style style) {
  private static final int BAR_COLUMNS = 24;
  private static final String GAP = "  ";

  /**
   * The text. First come percent, bytes, rate and time left; in front of them a bar and behind them
   * the rest, as far as there is room. No bar where lines may have any length.
   */
  String text(Progress progress, int columns) {
    var copied = progress.copied();
    var text = String.join(GAP, essentials(progress));
    if (columns < Display.ANY_WIDTH) {
      var bar = bar(fraction(copied)) + " ";
      text = Columns.of(bar + text) <= columns ? bar + text : text;
    }
    for (var part : rest(copied)) {
      var longer = text + GAP + part;
      if (Columns.of(longer) > columns) {
        break;
      }
      text = longer;
    }
    return text;
  }

  private static List<String> essentials(Progress progress) {
    var copied = progress.copied();
    var parts = new ArrayList<String>();
    parts.add(String.format(Locale.ROOT, "%3d%%", (int) (100 * fraction(copied))));
    parts.add(
        Quantities.roughBytes(copied.bytes())
            + " of "
            + Quantities.roughBytes(copied.totalBytes()));
    parts.add(Quantities.roughBytes(progress.bytesPerSecond()) + "/s");
    progress.timeLeft().ifPresent(left -> parts.add(Quantities.time(left) + " left"));
    return parts;
  }

  private static List<String> rest(TransferProgress copied) {
    var parts = new ArrayList<String>();
    if (copied.retries() > 0) {
      parts.add(
          copied.retries() == 1 ? "1 retry" : Quantities.count(copied.retries()) + " retries");
    }
    parts.add(
        Quantities.count(copied.files()) + " of " + Quantities.count(copied.totalFiles(), "file"));
    if (copied.streams() > 1) {
      parts.add(Quantities.count(copied.streams(), "stream"));
    }
    return parts;
  }

  /** By bytes; by files if there are no bytes at all. */
  private static double fraction(TransferProgress copied) {
    if (copied.totalBytes() > 0) {
      return Math.min(1, (double) copied.bytes() / copied.totalBytes());
    }
    return copied.totalFiles() == 0
        ? 1
        : Math.min(1, (double) copied.files() / copied.totalFiles());
  }

  private String bar(double fraction) {
    var full = (int) (fraction * BAR_COLUMNS);
    return style.unicode()
        ? "█".repeat(full) + "░".repeat(BAR_COLUMNS - full)
        : "[" + "#".repeat(full) + "-".repeat(BAR_COLUMNS - full) + "]";
  }
}
