package io.tracebloc.sandbox;

import io.tracebloc.sandbox.database.DatabaseSupply;
import io.tracebloc.sandbox.pods.node.Image;
import io.tracebloc.sandbox.pods.node.ImageCatalogue;
import io.tracebloc.sandbox.pods.process.Programs;
import io.tracebloc.sandbox.standin.ingestor.Ingestor;
import io.tracebloc.sandbox.standin.server.JobsManager;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images of a practice cluster: Alpine and BusyBox of any registry, tag and digest, curl where
 * this machine has one, MariaDB as {@code mysql}, and the stand-in's programs, which run on this
 * very Java. Everything else cannot be pulled.
 */
final class PracticeImages implements ImageCatalogue {
  private static final List<String> JAVA_OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx256m");

  private final String java;
  private final StandInClasses classes;
  private final DatabaseSupply database;

  /** Images for programs that run on that Java. */
  PracticeImages(Path javaHome, StandInClasses classes, DatabaseSupply database) {
    this.database = database;
    this.java = javaHome.resolve("bin").resolve("java").toString();
    this.classes = classes;
  }

  /** Images for programs that run on the Java of this process. */
  static PracticeImages ofThisProcess(DatabaseSupply database) {
    return new PracticeImages(
        Path.of(System.getProperty("java.home")), StandInClasses.ofThisProcess(), database);
  }

  @Override
  public Optional<Image> find(String reference) {
    var digestAt = reference.indexOf('@');
    var digest = digestAt < 0 ? digestOf(reference) : reference.substring(digestAt + 1);
    var repository = repository(digestAt < 0 ? reference : reference.substring(0, digestAt));
    var name = repository.substring(repository.lastIndexOf('/') + 1);
    return switch (name) {
      case "alpine", "busybox" -> Optional.of(Image.ofTools(digest));
      case "curl" -> curl(digest);
      case "idle" ->
          Optional.of(new Image(digest, List.of("sleep"), List.of("2147483647"), Map.of()));
      case "mysql" -> Optional.of(database(digest));
      case "jobs-manager" -> Optional.of(program(digest, JobsManager.class));
      case "ingestor" -> Optional.of(program(digest, Ingestor.class));
      default -> Optional.empty();
    };
  }

  /** The machine's own curl; without one the image cannot be pulled. */
  private static Optional<Image> curl(String digest) {
    return Programs.ofHost().has("curl")
        ? Optional.of(new Image(digest, List.of("curl"), List.of("--help"), Map.of()))
        : Optional.empty();
  }

  /** Where there is no database, the container says why, and its client is missing. */
  private Image database(String digest) {
    return switch (database) {
      case DatabaseSupply.Ready ready ->
          new Image(
              digest,
              List.of("sh", ready.server().toString()),
              List.of(),
              Map.of(
                  "PATH",
                  ready.programs() + File.pathSeparator + "$(PATH)",
                  "PRACTICE_ON_DEMAND",
                  "true"));
      case DatabaseSupply.Missing missing ->
          new Image(
              digest,
              List.of("sh", "-c", "echo \"$1\"; exec sleep 2147483647", "mysql"),
              List.of("This practice cluster has no database: " + missing.reason()),
              Map.of());
    };
  }

  private Image program(String digest, Class<?> main) {
    var words = new java.util.ArrayList<String>();
    words.add(java);
    words.addAll(JAVA_OPTIONS);
    words.addAll(classes.options());
    words.addAll(List.of("-cp", classes.classPath(), main.getName()));
    // Without a UTF-8 locale Java cannot name all files.
    return new Image(digest, words, List.of(), Map.of("LC_ALL", "C.UTF-8"));
  }

  /** Removes the tag; a colon before the last slash belongs to the registry's port. */
  private static String repository(String reference) {
    var colon = reference.indexOf(':', reference.lastIndexOf('/') + 1);
    return colon < 0 ? reference : reference.substring(0, colon);
  }

  private static String digestOf(String reference) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return "sha256:"
          + HexFormat.of().formatHex(digest.digest(reference.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
