package io.tracebloc.commands;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Connection flags may stand before the command, as in {@code kubectl tracebloc --context x info};
 * they are moved behind it, where it reads them.
 */
final class LeadingFlags {
  private LeadingFlags() {}

  /**
   * The same arguments with the command first; unchanged if they begin otherwise.
   *
   * @param connectionFlags an object with the annotated options that may stand there
   */
  static List<String> moveBehindCommand(List<String> arguments, Object connectionFlags) {
    if (arguments.isEmpty() || !arguments.getFirst().startsWith("-")) {
      return arguments;
    }
    var flags = CommandSpec.forAnnotatedObject(connectionFlags);
    var index = 0;
    while (index < arguments.size() && arguments.get(index).startsWith("-")) {
      var width = width(flags, arguments.get(index));
      if (width == 0) {
        return arguments;
      }
      index += width;
    }
    if (index >= arguments.size()) {
      return arguments;
    }
    var moved = new ArrayList<String>();
    moved.add(arguments.get(index));
    moved.addAll(arguments.subList(0, index));
    moved.addAll(arguments.subList(index + 1, arguments.size()));
    return moved;
  }

  /** How many arguments the flag takes with its value; 0 if it is no connection flag. */
  private static int width(CommandSpec flags, String argument) {
    var equals = argument.indexOf('=');
    var option = flags.findOption(equals < 0 ? argument : argument.substring(0, equals));
    if (option == null) {
      // A value may be attached to a short flag: -nspace.
      var isShort = argument.length() > 2 && argument.charAt(1) != '-';
      return isShort && flags.findOption(argument.substring(0, 2)) != null ? 1 : 0;
    }
    return equals >= 0 || option.typeInfo().isBoolean() ? 1 : 2;
  }
}
