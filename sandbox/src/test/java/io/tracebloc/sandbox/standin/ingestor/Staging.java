package io.tracebloc.sandbox.standin.ingestor;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** A dataset of any category as a client would have staged it; each ingestion starts afresh. */
final class Staging {
  static final String TABLE = "practice_data";
  private static final String STAGED = "/data/shared/.tracebloc-staging/" + TABLE + "/";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2030-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final Path directory;
  private final Map<String, String> document = new LinkedHashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  Staging(Path directory, String category) {
    this.directory = directory;
    document.put("apiVersion", "tracebloc.io/v1");
    document.put("kind", "IngestConfig");
    document.put("category", category);
    document.put("table", TABLE);
    document.put("intent", "train");
    document.put("csv", STAGED + "labels.csv");
  }

  /** Sets a key of the document to a YAML value. */
  Staging set(String key, String yaml) {
    document.put(key, yaml);
    return this;
  }

  Staging without(String key) {
    document.remove(key);
    return this;
  }

  /** Names staged directories in the document under their conventional keys. */
  Staging directories(String... names) {
    for (var name : names) {
      document.put(name, STAGED + name + "/");
    }
    return this;
  }

  /** Plays the older line. */
  Staging old() {
    environment.put("STANDIN_INGEST_LINE", "old");
    return this;
  }

  /** Plays the line after the newer one. */
  Staging next() {
    environment.put("STANDIN_INGEST_LINE", "next");
    return this;
  }

  /** Fills that database instead of files. */
  Staging into(TestDatabase database) {
    environment.putAll(database.environment());
    return this;
  }

  /** Needs a database that does not answer, and does not wait for it. */
  Staging intoNothing() {
    environment.put("STANDIN_INGEST_DATABASE", "mysql");
    environment.put("STANDIN_INGEST_DATABASE_SECONDS", "0");
    environment.put("MYSQL_HOST", "127.0.0.1");
    environment.put("MYSQL_PORT", "1");
    return this;
  }

  Staging fault(String kinds) {
    environment.put("STANDIN_INGEST_FAULT", kinds);
    return this;
  }

  Staging csv(String text) {
    return file("labels.csv", text);
  }

  Staging file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Staging file(String path, byte[] bytes) {
    try {
      Files.createDirectories(staged(path).getParent());
      Files.write(staged(path), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Staging remove(String path) {
    try {
      Files.delete(staged(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Staging picture(String path, int width, int height) {
    var bytes = new ByteArrayOutputStream();
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    try {
      ImageIO.write(picture, path.endsWith(".png") ? "png" : "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file(path, bytes.toByteArray());
  }

  Path shared() {
    return directory.resolve("claim");
  }

  private Path staged(String path) {
    return shared().resolve(".tracebloc-staging").resolve(TABLE).resolve(path);
  }

  /** Runs the ingestor. */
  Ingestion ingest() {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    try {
      var config = directory.resolve("ingest.yaml");
      Files.writeString(
          config,
          document.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
              .collect(Collectors.joining()));
      environment.put("STANDIN_SHARED_DIRECTORY", shared().toString());
      environment.putIfAbsent("MYSQL_HOST", "mysql-client");
      environment.put("INGEST_CONFIG", config.toString());
      var status = new Ingestor(environment, CLOCK, stream(out), stream(err)).run();
      return new Ingestion(
          shared(),
          status,
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
