package io.tracebloc.commands.runs;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.push.LogLines;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.runs.Attempt;
import io.tracebloc.engine.runs.LogListener;
import java.io.PrintStream;
import java.util.List;

/**
 * Prints logs on standard output: on a terminal harmless and without the states of progress bars,
 * elsewhere as they are ({@code contract/protocol.md} 1.6).
 */
final class LogPrinter implements LogListener {
  private final Invocation invocation;
  private final boolean live;
  private final PrintStream out;
  private final boolean terminal;
  private final LogLines shown = new LogLines();
  private boolean begun;

  /**
   * A printer.
   *
   * @param live whether each line is to be seen at once
   */
  LogPrinter(Invocation invocation, boolean live) {
    this.invocation = invocation;
    this.live = live;
    this.out = invocation.streams().out();
    this.terminal = invocation.terminal().outputIsTerminal();
  }

  @Override
  public void begins(Attempt attempt, boolean several) {
    end();
    if (several) {
      out.print(begun ? "\n" : "");
      out.println(
          "==> attempt %d: pod/%s (%s) <=="
              .formatted(attempt.number(), Printable.of(attempt.pod().name()), state(attempt)));
    }
    begun = true;
  }

  private static String state(Attempt attempt) {
    var code = attempt.pod().exitCode();
    var phase = Printable.of(attempt.pod().phase());
    return code.isPresent() ? "%s, exit code %d".formatted(phase, code.getAsInt()) : phase;
  }

  @Override
  public void line(String line) {
    if (terminal) {
      print(shown.add(line));
    } else {
      // As the ingestor wrote it, whatever a line end is on this machine.
      out.print(line + "\n");
    }
    if (live) {
      out.flush();
    }
  }

  @Override
  public void remark(String remark) {
    end();
    new Sayings(invocation).warn(List.of(remark));
  }

  /** Prints what was held back. */
  void end() {
    print(shown.flush());
    out.flush();
  }

  private void print(List<String> lines) {
    lines.forEach(out::println);
  }
}
