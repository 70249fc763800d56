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
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A small dataset as a client would have staged it, and an ingestor run over it. */
final class StagedDataset {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2030-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private final Path directory;
  final Path shared;
  String table = "leaf_spots";
  String config =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: image_classification
      table: %1$s
      intent: train
      csv: /data/shared/.tracebloc-staging/leaf_spots/labels.csv
      images: /data/shared/.tracebloc-staging/leaf_spots/images/
      label: disease
      spec: {file_options: {extension: .png, target_size: [32, 40]}}
      """;

  /** Four pictures of two classes. */
  StagedDataset(Path directory) throws IOException {
    this.directory = directory;
    this.shared = Files.createDirectories(directory.resolve("claim"));
    Files.createDirectories(images());
    environment.put("STANDIN_SHARED_DIRECTORY", shared.toString());
    environment.put("MYSQL_HOST", "mysql-client");
    environment.put("TRACEBLOC_INGEST_CORRELATION_ID", "key-1");
    for (var name : new String[] {"a", "b", "c", "d"}) {
      picture(name + ".png", 32, 40);
    }
    labels("filename,disease\na.png,rust\nb.png,blight\nc,rust\nd.png,blight\n");
  }

  private Path staging() {
    return shared.resolve(".tracebloc-staging/leaf_spots");
  }

  Path images() {
    return staging().resolve("images");
  }

  Path finalDirectory() {
    return shared.resolve(table);
  }

  void picture(String name, int width, int height) throws IOException {
    var format = name.endsWith(".png") ? "png" : name.endsWith(".gif") ? "gif" : "jpeg";
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(picture, format, images().resolve(name).toFile());
  }

  void labels(String text) throws IOException {
    labels(text.getBytes(StandardCharsets.UTF_8));
  }

  void labels(byte[] bytes) throws IOException {
    Files.write(staging().resolve("labels.csv"), bytes);
  }

  void environment(String name, String value) {
    environment.put(name, value);
  }

  /** The names in a directory. */
  static List<String> entries(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.map(path -> path.getFileName().toString()).toList();
    }
  }

  /** Returns the exit status. */
  int ingest() {
    try {
      var file = directory.resolve("ingest.yaml");
      Files.writeString(file, config.formatted(table));
      environment.putIfAbsent("INGEST_CONFIG", file.toString());
      return new Ingestor(environment, CLOCK, stream(out), stream(err)).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** The number behind a label of the banner, which is searched by its words. */
  String counted(String label) {
    return out()
        .lines()
        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
        .filter(line -> line.contains(label))
        .map(line -> line.replaceAll(".*\\s", ""))
        .findFirst()
        .orElse("no line with " + label);
  }
}
