package io.tracebloc.benchmarks.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** One digest over the names and contents of all files in a folder, here and on the volume. */
final class Contents {
  /**
   * Gives the same as {@link #digest}; takes the folder as its first argument. What the command
   * keeps beside the data is not part of it.
   */
  static final String SCRIPT =
      "cd \"$1\" && find . -name .tracebloc-staging -prune -o -type f -print"
          + " | LC_ALL=C sort | xargs sha256sum | sha256sum";

  private static final int PIECE = 1 << 16;

  private Contents() {}

  /** The digest of a folder, or of a file as if it lay in a folder of its own. */
  static String digest(Path source) throws IOException {
    var files = new TreeMap<String, Path>();
    if (Files.isRegularFile(source)) {
      files.put("./" + source.getFileName(), source);
    } else {
      try (var tree = Files.walk(source)) {
        tree.filter(Files::isRegularFile)
            .forEach(file -> files.put("./" + source.relativize(file), file));
      }
    }
    var all = sha256();
    for (var file : files.entrySet()) {
      var line = hex(digestOf(file.getValue())) + "  " + file.getKey() + "\n";
      all.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return hex(all);
  }

  private static MessageDigest digestOf(Path file) throws IOException {
    var digest = sha256();
    var piece = new byte[PIECE];
    try (var in = Files.newInputStream(file)) {
      int count;
      while ((count = in.read(piece)) >= 0) {
        digest.update(piece, 0, count);
      }
    }
    return digest;
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
