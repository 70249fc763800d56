package io.tracebloc.commands.terminal;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * What the standard streams can show.
 *
 * @param outputIsTerminal whether standard output is a terminal
 * @param errorIsTerminal whether standard error is a terminal
 * @param smart whether it understands cursor movement: not {@code TERM=dumb}
 * @param color whether colours are wanted: {@code NO_COLOR} is not set
 * @param unicode whether signs outside ASCII can be expected to show
 * @param width columns of the terminal, asked for afresh each time
 */
public record TerminalFacts(
    boolean outputIsTerminal,
    boolean errorIsTerminal,
    boolean smart,
    boolean color,
    boolean unicode,
    IntSupplier width) {

  /** Columns assumed where nobody can tell. */
  public static final int DEFAULT_WIDTH = 80;

  public TerminalFacts {
    requireNonNull(width);
  }

  /**
   * Reads the variables that say what is wanted: {@code TERM}, {@code NO_COLOR} (any value but the
   * empty one), and the locale.
   */
  public static TerminalFacts of(
      Map<String, String> variables,
      boolean outputIsTerminal,
      boolean errorIsTerminal,
      IntSupplier width) {
    var smart = !variables.getOrDefault("TERM", "").equals("dumb");
    var color = smart && variables.getOrDefault("NO_COLOR", "").isEmpty();
    return new TerminalFacts(
        outputIsTerminal, errorIsTerminal, smart, color, speaksUnicode(variables), width);
  }

  /** Neither stream is a terminal. */
  public static TerminalFacts none() {
    return new TerminalFacts(false, false, false, false, true, () -> DEFAULT_WIDTH);
  }

  /** The same as if standard error were a file or a pipe. */
  public TerminalFacts withoutErrorTerminal() {
    return new TerminalFacts(outputIsTerminal, false, smart, color, unicode, width);
  }

  /** Whether a line on standard error can be redrawn in place. */
  public boolean canRedraw() {
    return errorIsTerminal && smart;
  }

  /** How standard error is to be decorated. */
  public Style errorStyle() {
    return new Style(errorIsTerminal && color, unicode);
  }

  /** How standard output is to be decorated. */
  public Style outputStyle() {
    return new Style(outputIsTerminal && color, unicode);
  }

  /** An unset locale is taken for UTF-8, as in most containers; an explicit other one is not. */
  private static boolean speaksUnicode(Map<String, String> variables) {
    var locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> variables.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("UTF-8")
            .toUpperCase(Locale.ROOT);
    return locale.contains("UTF-8") || locale.contains("UTF8");
  }
}
