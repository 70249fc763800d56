package io.tracebloc.commands.terminal;

import java.util.function.IntFunction;

/**
 * Lines of one of several things that go on at the same time, each told apart by its name.
 *
 * @param lines where they go
 * @param prefix what each starts with
 */
public record PrefixedLines(Display lines, String prefix) implements Display {
  @Override
  public void print(String line) {
    lines.print(prefix + line);
  }

  @Override
  public void now(IntFunction<String> text) {
    lines.now(
        columns -> {
          var line = text.apply(columns);
          return line.isEmpty() ? line : prefix + line;
        });
  }
}
