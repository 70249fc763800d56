package io.tracebloc.sandbox.api;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the kubectls of this machine. */
final class Kubectls {
  private Kubectls() {}

  /**
   * The oldest and the newest {@code kubectl.1.*} that lies beside the kubectl on the path, else
   * that kubectl itself; empty, with a message, where there is none.
   */
  static List<Path> oldestAndNewest() {
    var found = onPath();
    if (found.isEmpty()) {
      System.err.println("No kubectl on the PATH: the tests with the real kubectl are left out");
      return List.of();
    }
    var versions = beside(found.get());
    if (versions.isEmpty()) {
      return List.of(found.get());
    }
    return versions.size() == 1 ? versions : List.of(versions.getFirst(), versions.getLast());
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "kubectl"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<Path> beside(Path kubectl) {
    try (var files = Files.list(kubectl.toRealPath().getParent())) {
      return files
          .filter(file -> file.getFileName().toString().matches("kubectl\\.1\\.\\d+"))
          .sorted(Comparator.comparingInt(Kubectls::minor))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static int minor(Path kubectl) {
    var name = kubectl.getFileName().toString();
    return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
  }
}
