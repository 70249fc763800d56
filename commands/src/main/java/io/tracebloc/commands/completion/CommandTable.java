package io.tracebloc.commands.completion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands of a face with their options. Read from a file beside this class whose lines are
 * made of the declarations, with tabs between the fields:
 *
 * <pre>
 * command  NAME      PROPERTIES  DESCRIPTION
 * option   NAMES     PROPERTIES  KIND  WORDS  DESCRIPTION
 * argument KIND      WORDS  PROPERTIES
 * </pre>
 *
 * <p>The first command has no name; its options may stand before any command. The name of a command
 * in a group is that of the group, a space and its own. No streams and no patterns: starting to use
 * them takes longer than all that is done here.
 */
final class CommandTable {
  private final List<CommandEntry> commands;

  private CommandTable(List<CommandEntry> commands) {
    this.commands = commands;
  }

  /** The table of a host program. */
  static CommandTable of(String host) {
    try (var resource = CommandTable.class.getResourceAsStream(host + ".tsv");
        var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return read(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CommandTable read(BufferedReader lines) throws IOException {
    var commands = new ArrayList<CommandEntry>();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var fields = split(line, '\t');
      switch (fields.isEmpty() ? "" : fields.getFirst()) {
        case "command" -> commands.add(command(fields));
        case "option" -> commands.getLast().options().add(option(fields));
        case "argument" -> addArgument(commands.getLast(), fields);
        default -> {
          // A comment.
        }
      }
    }
    return new CommandTable(commands);
  }

  private static CommandEntry command(List<String> fields) {
    return new CommandEntry(fields.get(1), fields.get(2).equals("local"), fields.get(3));
  }

  private static OptionEntry option(List<String> fields) {
    var properties = fields.get(2);
    return new OptionEntry(
        split(fields.get(1), ' '),
        ValueKind.valueOf(fields.get(3)),
        split(fields.get(4), ' '),
        properties.contains("hidden"),
        properties.contains("repeatable"),
        properties.contains("connection"),
        fields.get(5));
  }

  private static void addArgument(CommandEntry command, List<String> fields) {
    command
        .arguments()
        .add(
            new ArgumentEntry(
                ValueKind.valueOf(fields.get(1)),
                split(fields.get(2), ' '),
                fields.get(3).contains("repeatable")));
  }

  private static List<String> split(String text, char separator) {
    var parts = new ArrayList<String>();
    var start = 0;
    for (var end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    if (!text.isEmpty()) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  /** What may stand before any command. */
  CommandEntry root() {
    return commands.getFirst();
  }

  /** The commands in this one, in the order of the help; all that are in no group for the root. */
  List<CommandEntry> commandsIn(CommandEntry group) {
    var found = new ArrayList<CommandEntry>();
    for (var command : commands.subList(1, commands.size())) {
      if (command.group().equals(group.name())) {
        found.add(command);
      }
    }
    return found;
  }

  /** The command that this word names within another, or within the root. */
  Optional<CommandEntry> command(CommandEntry group, String word) {
    for (var command : commandsIn(group)) {
      if (command.word().equals(word)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }
}
