package io.tracebloc.sandbox.pods.process;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The programs that containers find. Where BusyBox is installed, a private copy of it comes first,
 * so that {@code sh}, {@code tar} or {@code sha256sum} behave as in a small image; otherwise the
 * host's programs are used. Absolute names such as {@code /bin/sh} lead to the same programs.
 */
public final class Programs {
  private static final Set<String> SYSTEM_DIRECTORIES =
      Set.of("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");
  private static final List<String> HOST_PATH =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private final List<Path> searchPath;
  private final Optional<Path> appletDirectory;

  private Programs(Optional<Path> appletDirectory) {
    this.appletDirectory = appletDirectory;
    this.searchPath =
        Stream.concat(appletDirectory.stream(), HOST_PATH.stream().map(Path::of)).toList();
  }

  /** The host's own programs only. */
  public static Programs ofHost() {
    return new Programs(Optional.empty());
  }

  /**
   * Copies the installed BusyBox into the directory, with a link for every applet; without BusyBox
   * the host's programs.
   */
  public static Programs prepare(Path directory) {
    var busyBox = ofHost().onSearchPath("busybox");
    if (busyBox.isEmpty()) {
      return ofHost();
    }
    try {
      Files.createDirectories(directory);
      var copy = directory.resolve("busybox");
      Files.copy(busyBox.get(), copy, REPLACE_EXISTING, COPY_ATTRIBUTES);
      for (var applet : applets(busyBox.get())) {
        var link = directory.resolve(applet);
        if (!Files.exists(link)) {
          Files.createSymbolicLink(link, copy.getFileName());
        }
      }
      return new Programs(Optional.of(directory));
    } catch (IOException failure) {
      throw new UncheckedIOException("linking BusyBox's programs into " + directory, failure);
    }
  }

  private static List<String> applets(Path busyBox) throws IOException {
    var process = new ProcessBuilder(busyBox.toString(), "--list").start();
    try (var output = process.getInputStream()) {
      return new String(output.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(name -> !name.contains("/"))
          .toList();
    }
  }

  /** The value of {@code PATH} in containers. */
  public String path() {
    return String.join(File.pathSeparator, searchPath.stream().map(Path::toString).toList());
  }

  /**
   * The file to run for the first word of a command.
   *
   * @param word as the container names it
   * @param path the container's {@code PATH}
   * @throws CannotStartException in the words of a container runtime
   */
  Path find(String word, String path, PathMap paths, Path workingDirectory)
      throws CannotStartException {
    if (!word.contains("/")) {
      return Arrays.stream(path.split(File.pathSeparator))
          .filter(directory -> !directory.isEmpty())
          .map(directory -> Path.of(directory, word))
          .filter(Programs::isProgram)
          .findFirst()
          .orElseThrow(
              () -> CannotStartException.of(word, "executable file not found in $PATH", 127));
    }
    var file = locate(word, paths, workingDirectory);
    if (!Files.exists(file)) {
      throw CannotStartException.of(word, "stat " + word + ": no such file or directory", 127);
    }
    if (!isProgram(file)) {
      throw CannotStartException.of(word, "permission denied", 126);
    }
    return file;
  }

  private Path locate(String word, PathMap paths, Path workingDirectory) {
    if (!word.startsWith("/")) {
      return workingDirectory.resolve(word);
    }
    var slash = word.lastIndexOf('/');
    if (SYSTEM_DIRECTORIES.contains(word.substring(0, slash))) {
      var applet = appletDirectory.map(directory -> directory.resolve(word.substring(slash + 1)));
      if (applet.filter(Files::exists).isPresent()) {
        return applet.get();
      }
    }
    return paths.resolve(word).orElse(Path.of(word));
  }

  /** Whether there is a program of that name. */
  public boolean has(String name) {
    return onSearchPath(name).isPresent();
  }

  /** A program of the search path. */
  Optional<Path> onSearchPath(String name) {
    return searchPath.stream()
        .map(directory -> directory.resolve(name))
        .filter(Programs::isProgram)
        .findFirst();
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
