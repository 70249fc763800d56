package io.tracebloc.distribution.packages;

import java.util.List;
import java.util.Locale;

/**
 * A kind of machine, by the names that Go, krew and Helm have for it.
 *
 * @param os {@code linux}, {@code darwin} or {@code windows}
 * @param arch {@code amd64} or {@code arm64}
 */
public record Platform(String os, String arch) {
  /** All that Helm's library exists for; there is none for Windows on ARM. */
  static final List<Platform> ALL =
      List.of(
          new Platform("linux", "amd64"),
          new Platform("linux", "arm64"),
          new Platform("darwin", "amd64"),
          new Platform("darwin", "arm64"),
          new Platform("windows", "amd64"));

  /**
   * The platform of a name such as {@code linux-arm64}.
   *
   * @throws Refusal if it is none of {@link #ALL}
   */
  public static Platform parse(String name) {
    return ALL.stream()
        .filter(platform -> platform.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new Refusal("%s is not a platform that is built for: %s".formatted(name, ALL)));
  }

  /**
   * The platform of a Java runtime.
   *
   * @param name its property {@code os.name}
   * @param architecture its property {@code os.arch}
   * @throws Refusal if it is none of {@link #ALL}
   */
  public static Platform of(String name, String architecture) {
    var system = name.toLowerCase(Locale.ROOT);
    var os =
        system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : system;
    var arch =
        switch (architecture) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64" -> "arm64";
          default -> architecture;
        };
    return parse(os + "-" + arch);
  }

  /** The machine that this runs on. */
  public static Platform here() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** JNA's name for it. */
  public String jna() {
    return (isWindows() ? "win32" : os) + "-" + (arch.equals("arm64") ? "aarch64" : "x86-64");
  }

  /** What the file of a native library is called, where JNA looks for its own too. */
  public String library(String name) {
    return switch (os) {
      case "windows" -> name + ".dll";
      case "darwin" -> "lib" + name + (name.equals("jnidispatch") ? ".jnilib" : ".dylib");
      default -> "lib" + name + ".so";
    };
  }

  boolean isWindows() {
    return os.equals("windows");
  }

  @Override
  public String toString() {
    return os + "-" + arch;
  }
}
