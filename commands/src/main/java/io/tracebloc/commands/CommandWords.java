package io.tracebloc.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Puts the words of the command first. Connection flags may stand before the command or within it,
 * as in {@code kubectl tracebloc --context x info} and {@code kubectl tracebloc datasets -n x
 * list}; they are moved behind it, where it reads them. The help of a command in a group is asked
 * of the command.
 */
final class CommandWords {
  private final Map<String, Supplier<Object>> commands;
  private final Supplier<Object> declaration;

  /** Made when the first flag is met: to read its declaration takes 30 ms. */
  private CommandSpec flags;

  /** For the commands of this face. */
  private CommandWords(Face face) {
    commands = face.commands();
    declaration = face::connectionFlags;
  }

  /** The same arguments with the command first; unchanged if they begin otherwise. */
  static List<String> first(List<String> arguments, Face face) {
    return new CommandWords(face).first(arguments);
  }

  private List<String> first(List<String> arguments) {
    var command = afterFlags(arguments, 0);
    if (command.isEmpty()) {
      return arguments;
    }
    var at = command.get();
    var words = new ArrayList<>(List.of(arguments.get(at)));
    var rest = new ArrayList<>(arguments.subList(0, at));
    var next = at + 1;
    if (words.getFirst().equals("help") && next + 1 < arguments.size()) {
      return helpOf(arguments, next).orElse(arguments);
    }
    if (isGroup(words.getFirst())) {
      var inner = afterFlags(arguments, next);
      if (inner.isPresent()) {
        rest.addAll(arguments.subList(next, inner.get()));
        words.add(arguments.get(inner.get()));
        next = inner.get() + 1;
      }
    }
    words.addAll(rest);
    words.addAll(arguments.subList(next, arguments.size()));
    return words;
  }

  private Optional<List<String>> helpOf(List<String> arguments, int at) {
    return arguments.size() == at + 2 && isGroup(arguments.get(at))
        ? Optional.of(List.of(arguments.get(at), arguments.get(at + 1), "--help"))
        : Optional.empty();
  }

  private boolean isGroup(String word) {
    return commands.containsKey(word) && commands.get(word).get() instanceof CommandGroup;
  }

  /** Where the first word stands that belongs to no connection flag; empty if there is none. */
  private Optional<Integer> afterFlags(List<String> arguments, int start) {
    var index = start;
    while (index < arguments.size() && arguments.get(index).startsWith("-")) {
      var width = width(arguments.get(index));
      if (width == 0) {
        return Optional.empty();
      }
      index += width;
    }
    return index < arguments.size() ? Optional.of(index) : Optional.empty();
  }

  /** How many arguments the flag takes with its value; 0 if it is no connection flag. */
  private int width(String argument) {
    var equals = argument.indexOf('=');
    var option = option(equals < 0 ? argument : argument.substring(0, equals));
    if (option == null) {
      // A value may be attached to a short flag: -nspace.
      var isShort = argument.length() > 2 && argument.charAt(1) != '-';
      return isShort && option(argument.substring(0, 2)) != null ? 1 : 0;
    }
    return equals >= 0 || option.typeInfo().isBoolean() ? 1 : 2;
  }

  private OptionSpec option(String name) {
    if (flags == null) {
      flags = CommandSpec.forAnnotatedObject(declaration.get());
    }
    return flags.findOption(name);
  }
}
