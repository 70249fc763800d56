package io.tracebloc.distribution;

import io.tracebloc.distribution.packages.Platform;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Assembles the distribution below {@code target/dist}: {@code Assemble PROJECT SOURCES}. The jars
 * are those of its own class path. Repeating it brings the folder up to date and removes what no
 * longer belongs there; a program that runs from the folder meanwhile keeps its files.
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

  /** The names that the launcher is called by. */
  private static final List<String> PROGRAMS =
      List.of("kubectl-tracebloc", "kubectl_complete-tracebloc", "helm-tracebloc");

  private Assemble() {}

  /** Runs with the arguments above. */
  public static void main(String[] arguments) throws IOException {
    var project = Path.of(arguments[0]);
    var sources = Path.of(arguments[1]);
    var folder = project.resolve("target/dist/tracebloc");
    var launcher = sources.resolve("launchers/tracebloc");
    var jars = jars(System.getProperty("java.class.path"));
    var jdk = Path.of(System.getProperty("java.home"));
    var shipped =
        new Libraries(sources.resolve("../../target/libraries").normalize(), Platform.here())
            .of(jars);
    var cache = new AotCache(folder);
    cache.begin(inputs(shipped.jars().values(), launcher, training(), jdk.resolve("release")));
    new Folder(folder.resolve("native")).update(shipped.natives(), "rw-r--r--");
    new Folder(folder.resolve("lib")).update(shipped.jars(), "rw-r--r--");
    new Folder(folder.resolve("bin"))
        .update(
            PROGRAMS.stream().collect(Collectors.toMap(Function.identity(), _ -> launcher)),
            "rwxr-xr-x");
    new RuntimeImage(folder.resolve("runtime"), MODULES).update(jdk);
    Folder.put(project.resolve("LICENSE"), folder.resolve("LICENSE"));
    train(cache, project);
    new HelmPackages(project, sources.resolve("helm")).update(folder);
  }

  /** A program without its caches is slower to start, and right. */
  private static void train(AotCache cache, Path project) {
    try {
      var commands = new PracticeCommands(project.resolve("scripts"));
      cache.complete("answers", commands::answer);
      cache.complete("tracebloc", commands::work);
    } catch (IOException untrained) {
      System.err.println("Built without an ahead-of-time cache: " + untrained.getMessage());
    }
  }

  /** What the program is trained with. */
  private static Path training() {
    return own().resolve(PracticeCommands.class.getName().replace('.', '/') + ".class");
  }

  private static List<Path> inputs(Collection<Path> jars, Path... others) {
    var inputs = new ArrayList<>(jars);
    inputs.addAll(List.of(others));
    return inputs;
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
    return entry.toAbsolutePath().equals(own().toAbsolutePath());
  }

  private static Path own() {
    return Path.of(Assemble.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
