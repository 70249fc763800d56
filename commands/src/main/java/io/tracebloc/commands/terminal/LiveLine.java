package io.tracebloc.commands.terminal;

import java.io.PrintStream;
import java.util.function.IntFunction;

/** A terminal whose bottom line is redrawn in place, below the lines that stay. */
public final class LiveLine implements Display {
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream stream;
  private final TerminalFacts terminal;
  private String shown = "";

  /** A line at the bottom of what the stream shows. */
  public LiveLine(PrintStream stream, TerminalFacts terminal) {
    this.stream = stream;
    this.terminal = terminal;
  }

  /** Shows the text, cut to the terminal's width, in place of the one before. */
  @Override
  public void now(IntFunction<String> text) {
    // The last column stays free: some terminals wrap as soon as it is written to.
    var columns = terminal.width().getAsInt() - 1;
    var fitting = Columns.cut(text.apply(columns), columns, terminal.errorStyle().dots());
    if (fitting.equals(shown)) {
      return;
    }
    stream.print(CLEAR + fitting);
    stream.flush();
    shown = fitting;
  }

  @Override
  public void print(String line) {
    stream.print((shown.isEmpty() ? "" : CLEAR) + line + "\n" + shown);
    stream.flush();
  }
}
