package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Tells names that are text from names that this system's encoding cannot express. */
public final class FaithfulName {
  private FaithfulName() {}

  /** Whether the name as text leads back to the same file, and survives as UTF-8. */
  public static boolean of(Path path, String name) {
    if (isAscii(name)) {
      return true;
    }
    try {
      return path.equals(path.resolveSibling(name)) && Slice.of(name).text().equals(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isAscii(String name) {
    for (var at = 0; at < name.length(); at++) {
      if (name.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
