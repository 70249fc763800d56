package io.tracebloc.commands.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command, as far as completion needs it.
 *
 * @param name its name; empty for what may stand before a command
 * @param local whether it asks no cluster, so that nobody wants the options of the connection
 * @param description one line
 * @param options its options, without those for the connection that every command takes
 * @param arguments in order
 */
record CommandEntry(
    String name,
    boolean local,
    String description,
    List<OptionEntry> options,
    List<ArgumentEntry> arguments) {
  /** One that nothing is known of yet. */
  CommandEntry(String name, boolean local, String description) {
    this(name, local, description, new ArrayList<>(), new ArrayList<>());
  }

  /** The name of the group that it is in; empty if in none. */
  String group() {
    return name.substring(0, Math.max(0, name.lastIndexOf(' ')));
  }

  /** Its own word, behind that of the group. */
  String word() {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  /** The option of this name. */
  Optional<OptionEntry> option(String name) {
    for (var option : options) {
      if (option.names().contains(name)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** The argument at this position, from 0. */
  Optional<ArgumentEntry> argument(int position) {
    if (position < arguments.size()) {
      return Optional.of(arguments.get(position));
    }
    return arguments.isEmpty() || !arguments.getLast().repeatable()
        ? Optional.empty()
        : Optional.of(arguments.getLast());
  }
}
