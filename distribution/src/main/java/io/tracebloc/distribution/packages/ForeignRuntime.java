package io.tracebloc.distribution.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The Java runtime of another platform, made like that of this machine: linked from the modules of
 * a JDK for the platform, or linked there already.
 *
 * @param platform what it is for
 * @param own the runtime of this machine, with the same modules
 */
record ForeignRuntime(Platform platform, Path own) {
  private static final String VERSION = "JAVA_VERSION";
  private static final String MODULES = "MODULES";

  /**
   * Puts the runtime in place.
   *
   * @param given a JDK, its folder {@code jmods}, or a runtime
   * @param target a folder that is not there
   * @throws Refusal if no runtime can be had from it
   */
  void put(Path given, Path target) throws IOException {
    // The folder that a JDK for macOS comes in.
    var home = given.resolve("Contents/Home");
    var source = Files.isDirectory(home) ? home : given;
    checkPlatform(source);
    var modules = modules(source);
    if (modules.isPresent()) {
      link(modules.get(), target);
    } else if (isRuntime(source)) {
      Tree.copy(source, target);
    } else {
      throw new Refusal(
          ("%s has no folder jmods, and is no runtime of Java %s with the modules of this build. Many"
                  + " builds of JDK 24 and later leave jmods out: take the package of them that belongs"
                  + " to the JDK, or link the runtime on %s itself")
              .formatted(given, fact(own, VERSION).orElse("25"), platform));
    }
  }

  private static Optional<Path> modules(Path source) {
    return List.of(source.resolve("jmods"), source).stream()
        .filter(folder -> Files.isRegularFile(folder.resolve("java.base.jmod")))
        .findFirst();
  }

  private boolean isRuntime(Path source) throws IOException {
    return Files.isRegularFile(source.resolve("lib/modules"))
        && fact(source, VERSION).equals(fact(own, VERSION))
        && names(source).equals(names(own));
  }

  /** A whole JDK says what it is for; a linked runtime does not. */
  private void checkPlatform(Path source) throws IOException {
    var os = fact(source, "OS_NAME");
    var arch = fact(source, "OS_ARCH");
    if (os.isPresent() && arch.isPresent() && !isFor(os.get(), arch.get())) {
      throw new Refusal(
          "%s is a JDK for %s on %s, not for %s".formatted(source, os.get(), arch.get(), platform));
    }
  }

  private boolean isFor(String os, String arch) {
    var system = os.equals("Darwin") ? "Mac OS X" : os;
    try {
      return Platform.of(system, arch).equals(platform);
    } catch (Refusal other) {
      return false;
    }
  }

  private void link(Path modules, Path target) throws IOException {
    try {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin/jlink").toString());
      command.addAll(Linking.OPTIONS);
      command.addAll(List.of("--module-path", modules.toString()));
      command.addAll(List.of("--add-modules", String.join(",", names(own))));
      command.addAll(List.of("--output", target.toString()));
      Tool.run(command);
    } catch (IOException refused) {
      throw new Refusal(
          "No runtime for %s: %s. The JDK of the build and that of the platform must be of the same release"
              .formatted(platform, refused.getMessage()));
    }
    Tree.replaceLinks(target);
  }

  private static TreeSet<String> names(Path runtime) throws IOException {
    return new TreeSet<>(Arrays.asList(fact(runtime, MODULES).orElse("").split(" ", -1)));
  }

  /** What a runtime or JDK says of itself. */
  private static Optional<String> fact(Path runtime, String name) throws IOException {
    var release = runtime.resolve("release");
    if (!Files.isRegularFile(release)) {
      return Optional.empty();
    }
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith(name + "=\"") && line.endsWith("\""))
        .map(line -> line.substring(name.length() + 2, line.length() - 1))
        .findFirst();
  }
}
