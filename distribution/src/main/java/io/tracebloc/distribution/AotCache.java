package io.tracebloc.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ahead-of-time caches of a distribution: classes as the virtual machine lays them out in a
 * run. A cache is laid open as a whole at each start, so that a small one for few classes starts
 * faster. The virtual machine compares no more than times and sizes of jars; so that none ever runs
 * old classes, a cache goes before anything that it was made of changes, and comes last. The folder
 * may be moved afterwards; a copy whose jars have other times runs without the cache.
 *
 * @param distribution the folder of the distribution
 */
record AotCache(Path distribution) {
  /** How the launcher knows their files. */
  private static final String SUFFIX = ".aot";

  private static final String STAMP = "cache/.stamp";

  private static final String TIME = "cache/time";

  /** The classes that the launcher starts. */
  static final List<String> MAIN_CLASSES =
      List.of("io.tracebloc.kubectl.Main", "io.tracebloc.helm.Main");

  /** From 2000 on, so many seconds may be added and it is still the past. */
  private static final long SPAN = Duration.ofDays(20 * 365).toSeconds();

  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  /** A run whose classes the cache keeps. */
  @FunctionalInterface
  interface Training {
    /**
     * Runs the program.
     *
     * @param java the start of a command: the virtual machine and its options
     * @throws IOException if the run did not succeed
     */
    void run(List<String> java) throws IOException;
  }

  /**
   * Removes caches that were made of something else.
   *
   * @param inputs all files that they are made of, where they come from
   */
  void begin(List<Path> inputs) throws IOException {
    var stamp = distribution.resolve(STAMP);
    var wanted = digest(inputs);
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
      Files.deleteIfExists(stamp);
      Files.createDirectories(stamp.getParent());
      try (var caches = Files.newDirectoryStream(stamp.getParent(), "*" + SUFFIX)) {
        for (var cache : caches) {
          Files.delete(cache);
        }
      }
      Files.writeString(stamp, wanted);
    }
  }

  /**
   * Makes a cache unless it is there.
   *
   * @param name what the launcher calls it
   */
  void complete(String name, Training training) throws IOException {
    date();
    var cache = distribution.resolve("cache").resolve(name + SUFFIX);
    if (Files.exists(cache)) {
      return;
    }
    var record = Files.createTempFile("tracebloc", ".aotconf");
    var fresh = cache.resolveSibling("." + cache.getFileName() + ".new");
    try {
      training.run(recording("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record));
      create(record, fresh);
      Files.move(fresh, cache);
    } finally {
      Files.delete(record);
      Files.deleteIfExists(fresh);
    }
  }

  /** Classes alone: what ran often in the training would be compiled at once in each short run. */
  private List<String> recording(String... options) {
    var all = new ArrayList<>(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"));
    all.addAll(List.of(options));
    return java(all.toArray(String[]::new));
  }

  private void create(Path record, Path cache) throws IOException {
    var command =
        java("-XX:AOTMode=create", "-XX:AOTConfiguration=" + record, "-XX:AOTCache=" + cache);
    new Program(distribution).run(command.toArray(String[]::new));
  }

  /** As the launcher starts it: another collector or class path would make another cache. */
  private List<String> java(String... options) {
    var jars =
        Stream.of(Libraries.PROGRAM, Libraries.OTHERS)
            .map(name -> distribution.resolve("lib").resolve(name).toString())
            .collect(Collectors.joining(File.pathSeparator));
    var command = new ArrayList<String>();
    command.add(distribution.resolve("runtime/bin/java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Djdk.reflect.useNativeAccessorOnly=true");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", jars));
    return command;
  }

  /**
   * Gives all jars one time, which follows from what the program was made of, and writes down
   * which, in a file of that time, so that the launcher can restore it where an installer did not
   * keep times: jars of another program have another time then.
   */
  private void date() throws IOException {
    var seconds = Long.parseLong(Files.readString(distribution.resolve(STAMP)).substring(0, 8), 16);
    var time = START.plusSeconds(seconds % SPAN);
    try (var jars = Files.list(distribution.resolve("lib"))) {
      for (var jar : jars.toList()) {
        Files.setLastModifiedTime(jar, FileTime.from(time));
      }
    }
    var words =
        DateTimeFormatter.ofPattern("yyyyMMddHHmm.ss").withZone(ZoneOffset.UTC).format(time);
    Files.writeString(distribution.resolve(TIME), words + "\n");
    Files.setLastModifiedTime(distribution.resolve(TIME), FileTime.from(time));
  }

  private static String digest(List<Path> files) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var file : files.stream().sorted(Comparator.comparing(Path::getFileName)).toList()) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
