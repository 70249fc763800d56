package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.util.Locale;
import java.util.Set;

/** How a {@code filename} cell names a file (FILE-01). */
final class FileReference {
  private static final Set<String> EXTENSIONS =
      Set.of(".jpeg", ".jpg", ".png", ".xml", ".txt", ".text");
  private static final int LONGEST_EXTENSION = 5;

  private FileReference() {}

  /** Whether a name ends in an extension that the contract knows, whatever its case. */
  static boolean hasKnownExtension(Slice name) {
    var earliest = Math.max(0, name.length() - LONGEST_EXTENSION);
    for (var at = name.length() - 1; at >= earliest; at--) {
      if (name.at(at) == '.') {
        var extension = new Slice(name.bytes(), name.start() + at, name.end()).text();
        return EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
      }
    }
    return false;
  }

  /** The base name of the file that a trimmed cell names; unknown extensions get the dataset's. */
  static Slice fileName(Slice cell, Slice extension) {
    if (hasKnownExtension(cell)) {
      return cell;
    }
    var name = new byte[cell.length() + extension.length()];
    System.arraycopy(cell.bytes(), cell.start(), name, 0, cell.length());
    System.arraycopy(extension.bytes(), extension.start(), name, cell.length(), extension.length());
    return Slice.of(name);
  }
}
