package io.tracebloc.distribution;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * A Java runtime with few modules, linked anew only when the modules, the options or the JDK have
 * changed. It holds no symbolic links: krew and Helm refuse archives with links.
 *
 * @param path where it lies
 * @param modules what it holds, besides what these need
 */
record RuntimeImage(Path path, List<String> modules) {
  private static final List<String> OPTIONS =
      List.of("--no-header-files", "--no-man-pages", "--generate-cds-archive");

  /**
   * Brings the image up to date with a JDK, which is the one that runs this.
   *
   * @return whether it was linked anew
   */
  boolean update(Path jdk) throws IOException {
    var stamp = path.resolve(".stamp");
    var wanted = modules + "\n" + OPTIONS + "\n" + Files.readString(jdk.resolve("release"));
    if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
      return false;
    }
    var fresh = path.resolveSibling("." + path.getFileName() + ".new");
    delete(fresh);
    link(fresh);
    replaceLinks(fresh);
    Files.writeString(fresh.resolve(".stamp"), wanted);
    delete(path);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  private void link(Path target) throws IOException {
    Files.createDirectories(target.getParent());
    var arguments = new ArrayList<>(OPTIONS);
    arguments.addAll(List.of("--add-modules", String.join(",", modules)));
    arguments.addAll(List.of("--output", target.toString()));
    var output = new StringWriter();
    var jlink = ToolProvider.findFirst("jlink").orElseThrow();
    var code =
        jlink.run(
            new PrintWriter(output), new PrintWriter(output), arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IOException("jlink failed: " + output);
    }
  }

  /** The licence files of modules are links to one copy. */
  private static void replaceLinks(Path image) throws IOException {
    for (var file : tree(image)) {
      if (Files.isSymbolicLink(file)) {
        var content = file.toRealPath();
        Files.delete(file);
        Files.copy(content, file);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (var file : tree(folder).reversed()) {
        Files.delete(file);
      }
    }
  }

  /** The folder and all below it, each folder before its content. */
  private static List<Path> tree(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
