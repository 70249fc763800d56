package io.tracebloc.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A folder that holds exactly the files it was given. */
record Folder(Path path) {
  /** Puts each file there under its name, with these permissions, and removes all others. */
  void update(Map<String, Path> files, String permissions) throws IOException {
    Files.createDirectories(path);
    for (var file : files.entrySet()) {
      var target = path.resolve(file.getKey());
      put(file.getValue(), target);
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
    }
    try (var present = Files.list(path)) {
      for (var file : present.toList()) {
        if (!files.containsKey(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * Puts a file in place of another, if they differ: by rename, so that a program that has the old
   * one open keeps it.
   */
  static void put(Path source, Path target) throws IOException {
    if (Files.isRegularFile(target) && Files.mismatch(source, target) < 0) {
      return;
    }
    Files.createDirectories(target.getParent());
    var fresh = target.resolveSibling("." + target.getFileName() + ".new");
    Files.copy(source, fresh, StandardCopyOption.REPLACE_EXISTING);
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
