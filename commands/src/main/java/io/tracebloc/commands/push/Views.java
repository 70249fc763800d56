package io.tracebloc.commands.push;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.ProgressMode;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.commands.terminal.Display;
import io.tracebloc.commands.terminal.LiveLine;
import io.tracebloc.commands.terminal.PrefixedLines;
import io.tracebloc.commands.terminal.SparseLines;
import io.tracebloc.commands.terminal.Style;
import java.util.Optional;

/**
 * Chooses how work is shown.
 *
 * @param mode what was asked for
 * @param verbose whether details are wanted
 */
record Views(Invocation invocation, ProgressMode mode, boolean verbose) {
  /** For the only work there is, or the only one at a time. */
  View alone() {
    return view(Optional.empty(), live() ? redrawn() : lines());
  }

  /** For the only one of several at this time. */
  View oneOfSeveral(String dataset) {
    return view(Optional.of(dataset), live() ? redrawn() : lines());
  }

  /** For one of several that go on at the same time. */
  View besideOthers(String dataset) {
    return view(Optional.of(dataset), new PrefixedLines(lines(), "[" + dataset + "] "));
  }

  private View view(Optional<String> dataset, Display display) {
    var wording = new Wording(invocation.host());
    var events = invocation.streams().events();
    if (events.isPresent()) {
      return new EventView(events.get(), dataset, wording, invocation.nanoTime(), verbose);
    }
    var style = style();
    var lines = new PushLines(style, wording);
    return mode == ProgressMode.NONE
        ? new QuietView(display, style, lines)
        : new PushView(display, style, lines, invocation.nanoTime(), verbose);
  }

  private Style style() {
    var terminal = invocation.terminal();
    return mode == ProgressMode.PLAIN
        ? terminal.withoutErrorTerminal().errorStyle()
        : terminal.errorStyle();
  }

  private boolean live() {
    return mode == ProgressMode.AUTO && invocation.terminal().canRedraw();
  }

  private Display redrawn() {
    return new LiveLine(invocation.streams().err(), invocation.terminal());
  }

  private Display lines() {
    return new SparseLines(invocation.streams().err(), invocation.nanoTime());
  }
}
