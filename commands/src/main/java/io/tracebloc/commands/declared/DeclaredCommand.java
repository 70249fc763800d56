package io.tracebloc.commands.declared;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The options and arguments of a command, as far as its command line needs them; nothing that only
 * help shows. To read them off the annotations takes a third of the time of a short command: Java
 * makes classes for annotations while the program runs. So they lie in a file for each command
 * beside this class, made of the annotations; a test compares. Each line is about one field:
 *
 * <pre>
 * option    FIELD  NAMES  ATTRIBUTE=VALUE ...
 * argument  FIELD  INDEX  ATTRIBUTE=VALUE ...
 * spec      FIELD
 * </pre>
 */
public final class DeclaredCommand {
  private final List<DeclaredMember> members;

  private DeclaredCommand(List<DeclaredMember> members) {
    this.members = members;
  }

  /**
   * What is written of a command; empty if there is no table of it.
   *
   * @param host the program that carries the plugin
   * @param command its name, with that of its group and a space before it
   */
  public static Optional<DeclaredCommand> of(String host, String command) {
    var file = host + "/" + command.replace(' ', '/') + ".tsv";
    try (var table = DeclaredCommand.class.getResourceAsStream(file)) {
      return table == null
          ? Optional.empty()
          : Optional.of(read(new String(table.readAllBytes(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DeclaredCommand read(String table) {
    var members = new ArrayList<DeclaredMember>();
    for (int start = 0, end; start < table.length(); start = end + 1) {
      end = table.indexOf('\n', start);
      members.add(DeclaredMember.parse(table.substring(start, end)));
    }
    return new DeclaredCommand(members);
  }

  /** A model by which picocli fills in the fields of this command. */
  public CommandSpec spec(Object command) {
    var spec = CommandSpec.wrapWithoutInspection(command, Instances.FACTORY);
    for (var member : members) {
      member.addTo(spec, command);
    }
    return spec;
  }
}
