package io.tracebloc.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The ahead-of-time cache of a distribution: its classes as the virtual machine lays them out, and
 * what its compilers learnt in a run. The virtual machine compares no more than times and sizes of
 * jars; so that none ever runs old classes, a cache goes before anything that it was made of
 * changes, and comes last. The folder may be moved afterwards; a copy whose files have other times
 * runs without the cache.
 *
 * @param distribution the folder of the distribution
 */
record AotCache(Path distribution) {
  /** Where the launcher looks for it. */
  private static final String FILE = "cache/tracebloc.aot";

  private static final String STAMP = "cache/.stamp";

  /** A run whose classes and profile the cache keeps. */
  @FunctionalInterface
  interface Training {
    /**
     * Runs the program of a distribution.
     *
     * @param options for the virtual machine
     * @throws IOException if the run did not succeed
     */
    void run(Path distribution, String options) throws IOException;
  }

  /**
   * Removes a cache that was made of something else.
   *
   * @param inputs all files that it is made of, where they come from
   */
  void begin(List<Path> inputs) throws IOException {
    var stamp = distribution.resolve(STAMP);
    var wanted = digest(inputs);
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
      Files.deleteIfExists(stamp);
      Files.deleteIfExists(distribution.resolve(FILE));
      Files.createDirectories(stamp.getParent());
      Files.writeString(stamp, wanted);
    }
  }

  /** Makes the cache unless it is there. */
  void complete(Training training) throws IOException {
    var cache = distribution.resolve(FILE);
    if (Files.exists(cache)) {
      return;
    }
    var record = Files.createTempFile("tracebloc", ".aotconf");
    var fresh = cache.resolveSibling("." + cache.getFileName() + ".new");
    try {
      training.run(distribution, "-XX:AOTMode=record -XX:AOTConfiguration=" + record);
      create(record, fresh);
      Files.move(fresh, cache);
    } finally {
      Files.delete(record);
      Files.deleteIfExists(fresh);
    }
  }

  /** Classes are not linked in advance: picocli's are too old for that (Java 5). */
  private void create(Path record, Path cache) throws IOException {
    new Program(distribution)
        .run(
            List.of(distribution.resolve("bin/kubectl-tracebloc").toString()),
            "-XX:AOTMode=create -XX:-AOTClassLinking -XX:AOTConfiguration=%s -XX:AOTCache=%s"
                .formatted(record, cache));
  }

  private static String digest(List<Path> files) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var file : files) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
