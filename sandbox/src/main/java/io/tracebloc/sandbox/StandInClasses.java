package io.tracebloc.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the stand-in's programs have their classes from: from the jars of the practice cluster's
 * folder, with the archive in which the build has laid these classes out, or else from wherever
 * this process has its own. A cluster starts many of these programs, and with the archive each
 * takes half the time to start.
 *
 * @param classPath of absolute paths, since containers have other working directories
 * @param options further options of the virtual machine
 */
record StandInClasses(String classPath, List<String> options) {
  /** The archive, in the practice cluster's folder. */
  static final String ARCHIVE = "cache/classes.jsa";

  /** A variable that names the folder in which each program shall list the classes it loads. */
  static final String LISTS = "PRACTICE_CLASS_LISTS";

  /** A property that names the practice cluster's folder, for processes that run elsewhere. */
  private static final String FOLDER = "tracebloc.practice-cluster";

  /** The classes for stand-ins on a cluster in this process. */
  static StandInClasses ofThisProcess() {
    return Optional.ofNullable(System.getProperty(FOLDER))
        .map(Path::of)
        .or(StandInClasses::ownFolder)
        .filter(folder -> Files.isDirectory(folder.resolve("lib")))
        .map(folder -> of(folder, System.getenv()))
        .orElseGet(StandInClasses::ofOwn);
  }

  /** The folder that this process runs from, if it is the practice cluster's. */
  private static Optional<Path> ownFolder() {
    try {
      var code =
          Path.of(StandInClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Optional.ofNullable(code.getParent())
          .filter(parent -> parent.endsWith("lib"))
          .map(Path::getParent);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this class was loaded from a file", e);
    }
  }

  private static StandInClasses ofOwn() {
    var entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    return new StandInClasses(joined(Arrays.stream(entries).map(Path::of).toList()), List.of());
  }

  /** The classes of that folder. */
  static StandInClasses of(Path folder, Map<String, String> environment) {
    var options = new ArrayList<String>();
    var archive = folder.resolve(ARCHIVE).toAbsolutePath().normalize();
    if (Files.exists(archive)) {
      // One that does not fit the jars is passed over, without a word in the container's log.
      options.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
    }
    if (environment.containsKey(LISTS)) {
      options.add("-XX:DumpLoadedClassList=" + environment.get(LISTS) + "/%p.classes");
    }
    return new StandInClasses(joined(jars(folder)), options);
  }

  /** In an order that does not change: an archive fits only the class path it was made with. */
  private static List<Path> jars(Path folder) {
    try (var files = Files.list(folder.resolve("lib"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String joined(List<Path> entries) {
    return entries.stream()
        .map(entry -> entry.toAbsolutePath().normalize().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
