package io.tracebloc.sandbox.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;

/**
 * A folder that is built once, by whichever thread of whichever process comes first; the others
 * wait for it. It is there complete or not at all, also when its builder is killed.
 */
final class OnceFolder {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private OnceFolder() {}

  /** Fills a new folder. */
  @FunctionalInterface
  interface Builder {
    /** Builds below a folder that exists and is empty. */
    void build(Path folder) throws IOException;
  }

  /**
   * Builds the folder unless it exists.
   *
   * @throws IOException if it cannot be built; nothing is left then
   */
  static void make(Path folder, Builder builder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(Objects.requireNonNull(folder.getParent()));
    var lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
    try (var channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = lock(channel)) {
      if (!Files.isDirectory(folder)) {
        build(folder, builder);
      }
    }
  }

  private static void build(Path folder, Builder builder) throws IOException {
    var fresh = folder.resolveSibling(folder.getFileName() + ".new");
    remove(fresh);
    Files.createDirectory(fresh);
    try {
      builder.build(fresh);
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      remove(fresh);
    }
  }

  /** Another thread of this process with the lock is waited for as another process is. */
  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException _) {
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
