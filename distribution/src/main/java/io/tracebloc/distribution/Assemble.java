package io.tracebloc.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Assembles the distribution: {@code Assemble FOLDER LAUNCHERS LICENSE}. The jars are those of its
 * own class path. Repeating it brings the folder up to date and removes what no longer belongs
 * there; a program that runs from the folder meanwhile keeps its files.
 */
public final class Assemble {
  /** The modules that the program and its libraries use; a test asks jdeps whether this is all. */
  static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.sql",
          "java.xml",
          "jdk.crypto.ec",
          "jdk.jfr",
          "jdk.unsupported");

  private Assemble() {}

  /** Runs with the arguments above. */
  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var launchers = Path.of(arguments[1]);
    var license = Path.of(arguments[2]);
    new Folder(folder.resolve("lib")).update(jars(System.getProperty("java.class.path")));
    new Folder(folder.resolve("bin")).update(list(launchers), "rwxr-xr-x");
    new RuntimeImage(folder.resolve("runtime"), MODULES)
        .update(Path.of(System.getProperty("java.home")));
    Folder.put(license, folder.resolve("LICENSE"));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static List<Path> jars(String classPath) {
    var jars =
        Arrays.stream(classPath.split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> !isOwn(entry))
            .toList();
    for (var jar : jars) {
      if (!Files.isRegularFile(jar)) {
        throw new IllegalStateException(
            jar + " is not a jar: build the modules together, as in ./mvnw package");
      }
    }
    return jars;
  }

  /** Whether this program was loaded from there. */
  private static boolean isOwn(Path entry) {
    var own = Path.of(Assemble.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return entry.toAbsolutePath().equals(own.toAbsolutePath());
  }
}
