package io.tracebloc.benchmarks.transfer;

import java.io.IOException;
import java.nio.file.Path;

/** A way of copying onto the volume. */
interface Side {
  /** What reports call it. */
  String name();

  /**
   * Copies a file or a folder.
   *
   * @param directory of the claim, not there yet; then holds the file, or what the folder holds
   */
  Copied copy(Path source, String directory) throws IOException, InterruptedException;
}
