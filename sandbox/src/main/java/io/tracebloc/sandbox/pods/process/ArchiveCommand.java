package io.tracebloc.sandbox.pods.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes {@code tar cf - /data/shared/x} store {@code data/shared/x}, as in a container. Translated
 * like any other argument, the archive would carry the path of the private directory, and {@code
 * kubectl cp} refuses such an archive. So absolute names below a mount are given relative to the
 * container's root directory.
 */
final class ArchiveCommand {
  private ArchiveCommand() {}

  /** The arguments to run it with; empty if the command is not of that kind. */
  static Optional<List<String>> relativeToRoot(List<String> command, ContainerContext container) {
    if (!creates(command)) {
      return Optional.empty();
    }
    var words = new ArrayList<String>(command.subList(1, 3));
    var operands = command.subList(3, command.size());
    var all = operands.stream().allMatch(word -> container.paths().resolve(word).isPresent());
    if (operands.isEmpty() || !all) {
      return Optional.empty();
    }
    words.add("-C");
    words.add(container.root().toString());
    operands.forEach(word -> words.add(relative(word, container.paths())));
    return Optional.of(words);
  }

  /** A mount point is a link in the root directory; its contents are meant, not the link. */
  private static String relative(String word, PathMap paths) {
    var isMount =
        paths.mounts().stream().anyMatch(mount -> word.replaceAll("/+$", "").equals(mount.path()));
    return word.substring(1) + (isMount ? "/." : "");
  }

  /** The form that kubectl uses: {@code tar cf - NAME...}. */
  private static boolean creates(List<String> command) {
    return command.size() > 3
        && (command.getFirst().equals("tar") || command.getFirst().endsWith("/tar"))
        && command.get(1).matches("-?[cvhf]*c[cvhf]*")
        && command.get(1).endsWith("f")
        && command.get(2).equals("-");
  }
}
