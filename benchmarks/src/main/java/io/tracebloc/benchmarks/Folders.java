package io.tracebloc.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes and removes the folders of data. */
public final class Folders {
  /** Writes the content of a new folder. */
  @FunctionalInterface
  public interface Content {
    void write(Path folder) throws IOException;
  }

  private Folders() {}

  /** A folder of this name; written unless an earlier run finished it. */
  public static Path prepare(Path parent, String name, Content content) throws IOException {
    var folder = parent.resolve(name);
    var finished = parent.resolve(name + ".finished");
    if (Files.exists(finished)) {
      return folder;
    }
    delete(folder);
    Files.createDirectories(folder);
    content.write(folder);
    Files.createFile(finished);
    return folder;
  }

  /** Removes a folder and all in it, if it is there. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var entries = Files.newDirectoryStream(folder)) {
      for (var entry : entries) {
        if (Files.isDirectory(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
          delete(entry);
        } else {
          Files.delete(entry);
        }
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
