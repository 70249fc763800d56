package io.tracebloc.e2e;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file system of a few KiB mounted over a directory, where this user may mount; unmounted when
 * closed.
 */
record SmallVolume(Path directory, boolean mounted) implements AutoCloseable {
  static SmallVolume over(Path directory, int kibibytes) {
    var mounted =
        run(
            "mount",
            "-t",
            "tmpfs",
            "-o",
            "mode=1777,size=" + kibibytes + "k",
            "tmpfs",
            directory.toString());
    return new SmallVolume(directory, mounted);
  }

  private static boolean run(String... words) {
    try {
      return new ProcessBuilder(words).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      // No such program: then there is no such volume either.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    if (mounted) {
      run("umount", directory.toString());
    }
  }
}
