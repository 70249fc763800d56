package io.tracebloc.distribution;

import io.tracebloc.distribution.packages.Linking;
import io.tracebloc.distribution.packages.Tool;
import io.tracebloc.distribution.packages.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java runtime with few modules, linked anew only when the modules, the options or the JDK have
 * changed. It holds no symbolic links: krew and Helm refuse archives with links.
 *
 * @param path where it lies
 * @param modules what it holds, besides what these need
 */
record RuntimeImage(Path path, List<String> modules) {
  /** Classes laid out for heaps of more than 32 GiB. */
  private static final String FOR_LARGE_HEAPS = "lib/server/classes_nocoops.jsa";

  /** Settings that are read whenever something is encrypted; 70 kB of comments, 3 of settings. */
  private static final String SECURITY = "conf/security/java.security";

  /**
   * Brings the image up to date with a JDK.
   *
   * @return whether it was linked anew
   */
  boolean update(Path jdk) throws IOException {
    var stamp = path.resolve(".stamp");
    var wanted =
        modules
            + "\n"
            + Linking.OPTIONS
            + "\nwithout comments\n"
            + Files.readString(jdk.resolve("release"));
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return false;
    }
    var fresh = path.resolveSibling("." + path.getFileName() + ".new");
    Tree.delete(fresh);
    link(jdk, fresh);
    // The licence files of modules are links to one copy.
    Tree.replaceLinks(fresh);
    Files.deleteIfExists(fresh.resolve(FOR_LARGE_HEAPS));
    withoutComments(fresh.resolve(SECURITY));
    Files.writeString(fresh.resolve(".stamp"), wanted);
    Tree.delete(path);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  private static void withoutComments(Path settings) throws IOException {
    var lines = Files.readAllLines(settings);
    lines.removeIf(line -> line.isBlank() || line.startsWith("#"));
    Files.write(settings, lines);
  }

  private void link(Path jdk, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    var command = new ArrayList<>(List.of(jdk.resolve("bin/jlink").toString()));
    command.addAll(Linking.OPTIONS);
    command.add(Linking.CLASS_ARCHIVE);
    command.addAll(List.of("--add-modules", String.join(",", modules)));
    command.addAll(List.of("--output", target.toString()));
    // A process of its own: the archive's maker writes to the standard streams past Java's.
    Tool.run(command);
  }
}
