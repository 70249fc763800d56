package io.tracebloc.commands.guide;

import io.tracebloc.commands.Streams;
import io.tracebloc.commands.output.Table;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Questions to a person: written to standard error, answered with a line. An answer that does not
 * fit is asked for again; the end of the input ends the command.
 */
final class Questions {
  private final Streams streams;
  private final Style style;

  Questions(Streams streams, Style style) {
    this.streams = streams;
    this.style = style;
  }

  /** Says something without asking. */
  void tell(String line) {
    err().println(line);
  }

  /**
   * Asks for a text.
   *
   * @param preset taken for an empty answer
   * @param objection why an answer does not fit, printable; empty if it does
   */
  String text(
      String question, Optional<String> preset, Function<String, Optional<String>> objection) {
    while (true) {
      var answer = answer(question + preset.map(value -> " [" + value + "]").orElse(""));
      var meant = answer.isEmpty() ? preset.orElse("") : answer;
      var problem = meant.isEmpty() ? Optional.of("An answer is needed.") : objection.apply(meant);
      if (problem.isEmpty()) {
        return meant;
      }
      tell("  " + problem.get());
    }
  }

  /**
   * Asks for one of several things, by number or name.
   *
   * @param suggested number of the one taken for an empty answer, from 1; 0 for none. The only one
   *     there is always is
   */
  <T> T choose(String question, List<Choice<T>> choices, int suggested) {
    var preset = choices.size() == 1 ? 1 : suggested;
    tell(question);
    var rows = new Table();
    for (var index = 0; index < choices.size(); index++) {
      var choice = choices.get(index);
      rows.row("  %2d".formatted(index + 1), choice.name(), style.faint(choice.explanation()));
    }
    rows.lines().forEach(this::tell);
    while (true) {
      var answer = answer("Number or name" + (preset > 0 ? " [" + preset + "]" : ""));
      var chosen =
          answer.isEmpty() && preset > 0
              ? Optional.of(choices.get(preset - 1))
              : chosen(choices, answer);
      if (chosen.isPresent()) {
        return chosen.get().value();
      }
      tell("  Answer with a number from 1 to %d, or a name.".formatted(choices.size()));
    }
  }

  /** Asks for a yes or a no; an empty answer is a yes. */
  boolean confirm(String question) {
    return decide(question + " [Y/n]", true);
  }

  /** Asks for a yes or a no; an empty answer is a no. */
  boolean agree(String question) {
    return decide(question + " [y/N]", false);
  }

  private boolean decide(String question, boolean preset) {
    while (true) {
      switch (answer(question).toLowerCase(Locale.ROOT)) {
        case "" -> {
          return preset;
        }
        case "y", "yes" -> {
          return true;
        }
        case "n", "no" -> {
          return false;
        }
        default -> tell("  Answer y or n.");
      }
    }
  }

  private static <T> Optional<Choice<T>> chosen(List<Choice<T>> choices, String answer) {
    // A name first: columns can be called by numbers.
    for (var choice : choices) {
      if (choice.name().equals(answer)) {
        return Optional.of(choice);
      }
    }
    if (!answer.matches("[0-9]{1,6}")) {
      return Optional.empty();
    }
    var number = Integer.parseInt(answer);
    return number >= 1 && number <= choices.size()
        ? Optional.of(choices.get(number - 1))
        : Optional.empty();
  }

  private String answer(String question) {
    err().print(style.strong(question + ":") + " ");
    err().flush();
    String line;
    try {
      line = streams.in().readLine();
    } catch (IOException e) {
      throw new LocalFailure(
          "The answer could not be read: " + Printable.of(String.valueOf(e.getMessage())),
          "Give the options on the command line.",
          e);
    }
    if (line == null) {
      err().println();
      throw new InterruptedFailure("The input ended before everything was answered", "");
    }
    return line.strip();
  }

  private PrintStream err() {
    return streams.err();
  }
}
