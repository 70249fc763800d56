package io.tracebloc.sandbox.pods.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path to a directory that can stand in shell scripts without quotes. Translated paths end up in
 * the text of scripts, so a directory whose name has spaces or the like is reached through a
 * temporary link.
 */
public final class PlainPath implements AutoCloseable {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._+@,:-]+");

  private final Path path;
  private final Optional<Path> link;

  private PlainPath(Path path, Optional<Path> link) {
    this.path = path;
    this.link = link;
  }

  /** A plain path to the directory, which is made if it is missing. */
  public static PlainPath to(Path directory) {
    try {
      var real = Files.createDirectories(directory.toAbsolutePath()).toRealPath();
      if (PLAIN.matcher(real.toString()).matches()) {
        return new PlainPath(real, Optional.empty());
      }
      var link = Files.createTempDirectory("practice").resolve("node");
      Files.createSymbolicLink(link, real);
      return new PlainPath(link, Optional.of(link));
    } catch (IOException failure) {
      throw new UncheckedIOException("preparing the directory " + directory, failure);
    }
  }

  /** The path without surprises. */
  public Path path() {
    return path;
  }

  /** Removes the link, if there is one. */
  @Override
  public void close() {
    link.ifPresent(PlainPath::remove);
  }

  private static void remove(Path link) {
    try {
      Files.deleteIfExists(link);
      Files.deleteIfExists(link.getParent());
    } catch (IOException failure) {
      throw new UncheckedIOException("removing the link " + link, failure);
    }
  }
}
