package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Path;

/** Makes the files of one kind of dataset. */
@FunctionalInterface
interface Recipe {
  /**
   * Writes the dataset.
   *
   * @param folder exists already
   * @param records rows of its CSV file, at least {@link Sample#FEWEST_RECORDS}
   * @param seed of everything that varies
   */
  void write(Path folder, int records, long seed) throws IOException;
}
