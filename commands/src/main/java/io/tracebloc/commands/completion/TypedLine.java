package io.tracebloc.commands.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The finished words of a command line: which command they name, and what they leave open. */
final class TypedLine {
  private final CommandTable table;
  private final List<String> arguments = new ArrayList<>();
  private final List<String> connection = new ArrayList<>();
  private final List<OptionEntry> given = new ArrayList<>();
  private CommandEntry command;
  private Optional<OptionEntry> open = Optional.empty();
  private boolean onlyArguments;
  private boolean lost;

  TypedLine(CommandTable table, List<String> words) {
    this.table = table;
    command = table.root();
    for (var word : words) {
      take(word);
    }
  }

  private void take(String word) {
    if (open.isPresent()) {
      remember(open.get(), word);
      open = Optional.empty();
    } else if (!onlyArguments && word.equals("--")) {
      onlyArguments = true;
    } else if (!onlyArguments && word.length() > 1 && word.charAt(0) == '-') {
      takeOption(word);
    } else if (wantsCommand()) {
      var named = table.command(command, word);
      lost = lost || named.isEmpty();
      command = named.orElse(command);
    } else {
      arguments.add(word);
    }
  }

  private void takeOption(String word) {
    var equals = word.indexOf('=');
    var option = option(equals < 0 ? word : word.substring(0, equals));
    if (option.isPresent()) {
      given.add(option.get());
      if (equals >= 0 || !option.get().takesValue()) {
        remember(option.get(), equals < 0 ? "" : word.substring(equals + 1));
      } else {
        open = option;
      }
    } else if (word.charAt(1) != '-') {
      // A value may be written together with a short name: -nspace.
      option(word.substring(0, 2))
          .filter(OptionEntry::takesValue)
          .ifPresent(joined -> remember(joined, word.substring(2)));
    }
  }

  private void remember(OptionEntry option, String value) {
    if (option.connection()) {
      var name = option.names().getFirst();
      connection.add(value.isEmpty() && !option.takesValue() ? name : name + "=" + value);
    }
  }

  /** The option of this name, of the command or of those that stand anywhere. */
  Optional<OptionEntry> option(String name) {
    var own = command.option(name);
    return own.isPresent() ? own : table.root().option(name);
  }

  /** Whether no command was named yet. */
  boolean atRoot() {
    return command.name().isEmpty();
  }

  /** Whether what comes next is a command, or one of a group. */
  boolean wantsCommand() {
    return !table.commandsIn(command).isEmpty();
  }

  /** Whether a command was named that there is not. */
  boolean isLost() {
    return lost;
  }

  CommandEntry command() {
    return command;
  }

  /** The option whose value comes next. */
  Optional<OptionEntry> open() {
    return open;
  }

  /** Whether what follows is no option, whatever it looks like. */
  boolean onlyArguments() {
    return onlyArguments;
  }

  /** Whether it would be wrong to give this option once more. */
  boolean isSpent(OptionEntry option) {
    return !option.repeatable() && given.contains(option);
  }

  /** What comes next if it is no option. */
  Optional<ArgumentEntry> nextArgument() {
    return command.argument(arguments.size());
  }

  /** Whether this is one of the arguments already. */
  boolean isNamed(String name) {
    return arguments.contains(name);
  }

  /** What was said about the connection, in options with their values attached. */
  List<String> connection() {
    return connection;
  }

  /** The first path among the arguments. */
  Optional<String> path() {
    for (var position = 0; position < arguments.size(); position++) {
      var argument = command.argument(position);
      if (argument.isPresent() && argument.get().kind() == ValueKind.FILE) {
        return Optional.of(arguments.get(position));
      }
    }
    return Optional.empty();
  }
}
