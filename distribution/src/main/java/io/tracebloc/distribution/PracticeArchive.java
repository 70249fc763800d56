package io.tracebloc.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The archive in which the classes of the practice cluster's stand-ins are laid out for the virtual
 * machine of the build (class data sharing). It belongs to practice and tests, and is part of no
 * package. The virtual machine passes it over once a jar has another time or size.
 *
 * @param folder the practice cluster's
 */
record PracticeArchive(Path folder) {
  /**
   * Makes the archive of the classes that the stand-ins have listed while they worked for a
   * program; leaves none where they listed none.
   */
  void make(Program program) throws IOException {
    var archive = folder.resolve("cache/classes.jsa");
    Files.deleteIfExists(archive);
    var classes = listed(program.classLists());
    if (classes.isEmpty()) {
      return;
    }
    Files.createDirectories(folder.resolve("cache"));
    var list = Files.write(program.classLists().resolve("all"), classes);
    var fresh = archive.resolveSibling(".classes.jsa.new");
    program.run(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-XX:+UseSerialGC",
        "-Xshare:dump",
        "-XX:SharedClassListFile=" + list,
        "-XX:SharedArchiveFile=" + fresh,
        "-cp",
        classPath());
    Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
  }

  /** All lists as one, without the numbers that each list gives its classes. */
  static List<String> listed(Path lists) throws IOException {
    var lines = new LinkedHashSet<String>();
    try (var files = Files.list(lists)) {
      for (var file : files.sorted().toList()) {
        for (var line : Files.readAllLines(file)) {
          // Classes of other loaders have a source; nothing of ours has another loader.
          if (!line.startsWith("#") && !line.contains(" source: ")) {
            lines.add(line.replaceFirst(" id: [0-9]+$", ""));
          }
        }
      }
    }
    return List.copyOf(lines);
  }

  /** As the practice cluster joins it: sorted. */
  private String classPath() throws IOException {
    try (var jars = Files.list(folder.resolve("lib"))) {
      return jars.filter(jar -> jar.toString().endsWith(".jar"))
          .sorted()
          .map(jar -> jar.toAbsolutePath().normalize().toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
