package io.tracebloc.distribution.archive;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One entry of an archive.
 *
 * @param name from the archive's root, with slashes; that of a folder ends with one
 * @param content the file that is packed; empty for a folder and for a file without content
 * @param executable whether the file's execute bits are set
 */
record Entry(String name, Optional<Path> content, boolean executable) {
  /** What the oldest format of tar has room for, so that no entry needs an extension. */
  private static final int LONGEST = 100;

  Entry {
    if (!name.matches("[A-Za-z0-9._$+-]+(/[A-Za-z0-9._$+-]+)*/?") || name.contains("..")) {
      throw new IllegalArgumentException("krew or Helm would refuse the name " + name);
    }
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException("%s is longer than %d letters".formatted(name, LONGEST));
    }
  }

  boolean isFolder() {
    return name.endsWith("/");
  }

  /** Permissions as a number; nobody but the owner may write. */
  int mode() {
    return isFolder() || executable ? 0755 : 0644;
  }
}
