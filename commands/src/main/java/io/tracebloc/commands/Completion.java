package io.tracebloc.commands;

import io.tracebloc.commands.options.Choices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can follow the words typed so far, as kubectl and Helm want to be told: one candidate on
 * each line, with a description behind a tab, and at last a directive of the shell's completion
 * ({@code style.md} C.1, C.3).
 */
final class Completion {
  /** The hidden command that asks for it. */
  private static final String WORD = "__complete";

  /** The shell may offer files. */
  private static final String FILES = ":0";

  /** There is nothing but what was told. */
  private static final String NO_FILES = ":4";

  private final CommandLine root;
  private final CommandSpec connectionFlags;

  /**
   * A completion.
   *
   * @param root the whole tree of commands
   * @param connectionFlags options that may stand before the command
   */
  Completion(CommandLine root, CommandSpec connectionFlags) {
    this.root = root;
    this.connectionFlags = connectionFlags;
  }

  /** Whether these words ask for candidates. */
  static boolean isAsked(List<String> arguments) {
    return !arguments.isEmpty() && arguments.getFirst().equals(WORD);
  }

  /** The lines to print; the last word is the unfinished one, and may be empty. */
  List<String> after(List<String> words) {
    var partial = words.isEmpty() ? "" : words.getLast();
    var typed = new Typed();
    words.subList(0, Math.max(0, words.size() - 1)).forEach(typed::take);
    return typed.candidates(partial);
  }

  /** The finished words: which command they name, and what they leave open. */
  private final class Typed {
    private CommandLine command = root;
    private int positionals;
    private Optional<OptionSpec> open = Optional.empty();
    private boolean onlyPositionals;
    private boolean lost;

    private void take(String word) {
      if (open.isPresent()) {
        open = Optional.empty();
      } else if (!onlyPositionals && word.equals("--")) {
        onlyPositionals = true;
      } else if (!onlyPositionals && word.startsWith("-") && word.length() > 1) {
        open = option(word).filter(option -> !option.typeInfo().isBoolean());
      } else if (atRoot()) {
        var named = root.getSubcommands().get(word);
        lost = named == null;
        command = lost ? root : named;
      } else {
        positionals++;
      }
    }

    private boolean atRoot() {
      return command.getParent() == null;
    }

    private Optional<OptionSpec> option(String name) {
      var spec = atRoot() ? connectionFlags : command.getCommandSpec();
      return Optional.ofNullable(spec.findOption(name));
    }

    private List<String> candidates(String partial) {
      if (lost) {
        return List.of(NO_FILES);
      }
      if (open.isPresent()) {
        return values(open.get(), "", partial);
      }
      if (!onlyPositionals && partial.startsWith("-")) {
        var equals = partial.indexOf('=');
        return equals < 0
            ? options(partial)
            : option(partial.substring(0, equals))
                .map(option -> values(option, partial.substring(0, equals + 1), partial))
                .orElse(List.of(NO_FILES));
      }
      if (atRoot() || command.getCommandSpec().userObject() instanceof HelpCommand) {
        return positionals > 0 ? List.of(NO_FILES) : commands(partial);
      }
      return List.of(positional().filter(Completion::isFile).isPresent() ? FILES : NO_FILES);
    }

    private Optional<? extends ArgSpec> positional() {
      return command.getCommandSpec().positionalParameters().stream()
          .filter(parameter -> parameter.index().contains(positionals))
          .findFirst();
    }

    private List<String> options(String partial) {
      var spec = atRoot() ? connectionFlags : command.getCommandSpec();
      var names =
          spec.options().stream()
              .filter(option -> !option.hidden())
              .flatMap(option -> names(option).map(name -> line(name, description(option))));
      return withDirective(names, partial, NO_FILES);
    }

    /** The long names first typed, and the short one only if there is no other. */
    private static Stream<String> names(OptionSpec option) {
      var names = Arrays.stream(option.names()).filter(name -> name.startsWith("--")).toList();
      return names.isEmpty() ? Stream.of(option.shortestName()) : Stream.of(names.getFirst());
    }
  }

  private List<String> commands(String partial) {
    var lines =
        root.getSubcommands().entrySet().stream()
            .map(
                entry ->
                    line(
                        entry.getKey(),
                        first(entry.getValue().getCommandSpec().usageMessage().description())));
    return withDirective(lines, partial, NO_FILES);
  }

  private static List<String> values(OptionSpec option, String prefix, String partial) {
    var words =
        Arrays.stream(option.converters())
            .filter(Choices.class::isInstance)
            .flatMap(converter -> ((Choices) converter).words().stream())
            .map(word -> prefix + word);
    return withDirective(words, partial, isFile(option) ? FILES : NO_FILES);
  }

  private static List<String> withDirective(
      Stream<String> lines, String partial, String directive) {
    var matching =
        new ArrayList<>(
            lines
                .filter(line -> line.startsWith(partial))
                .sorted(Comparator.naturalOrder())
                .toList());
    matching.add(directive);
    return matching;
  }

  private static boolean isFile(ArgSpec argument) {
    return argument.type().equals(Path.class) || argument.paramLabel().equals("FILE");
  }

  private static String line(String word, String description) {
    return description.isEmpty() ? word : word + "\t" + description;
  }

  private static String description(OptionSpec option) {
    return first(option.description());
  }

  private static String first(String[] description) {
    return description.length == 0 ? "" : description[0];
  }
}
