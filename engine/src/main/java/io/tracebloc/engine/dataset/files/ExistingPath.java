package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.nio.file.Files;
import java.nio.file.Path;

/** A path of the user's that must lead to something. */
public final class ExistingPath {
  private ExistingPath() {}

  /**
   * Requires it to exist.
   *
   * @param typed what the user called it
   * @throws LocalFailure if it does not
   */
  public static void require(Path path, String typed) {
    if (!Files.exists(path)) {
      throw new LocalFailure("%s does not exist".formatted(Printable.of(typed)), "Check the path.");
    }
  }
}
