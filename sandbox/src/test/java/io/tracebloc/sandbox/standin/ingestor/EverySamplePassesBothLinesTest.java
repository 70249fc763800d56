package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The samples break no rule of newer or older ingestors; documents as in datasets.md 3.4. */
class EverySamplePassesBothLinesTest {
  private static final int RECORDS = 20;

  @TempDir private Path directory;

  @ParameterizedTest
  @FieldSource("io.tracebloc.sandbox.standin.ingestor.TinyDatasets#CATEGORIES")
  void newerIngestorsTakeEveryRecord(String category) throws IOException {
    staged(category).ingest().assertAccepted(RECORDS);
  }

  @ParameterizedTest
  @FieldSource("io.tracebloc.sandbox.standin.ingestor.TinyDatasets#OLDER")
  void olderIngestorsTakeEveryRecord(String category) throws IOException {
    staged(category).old().ingest().assertAccepted(RECORDS);
  }

  private Staging staged(String category) throws IOException {
    var sample = directory.resolve("sample");
    Samples.of(category).orElseThrow().writeTo(sample, RECORDS, 5);
    var staging = new Staging(directory, category);
    try (var files = Files.walk(sample)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var path = sample.relativize(file).toString();
        staging.file(path.endsWith(".csv") ? "labels.csv" : path, Files.readAllBytes(file));
      }
    }
    for (var name : List.of("images", "annotations", "masks", "texts", "sequences")) {
      if (Files.exists(sample.resolve(name))) {
        staging.directories(name);
      }
    }
    return described(staging, category);
  }

  private static Staging described(Staging staging, String category) {
    return switch (category) {
      case "image_classification" -> pictures(staging, ".png", "[96, 96]").set("label", "disease");
      case "object_detection" -> pictures(staging, ".jpg", "[160, 120]").set("label", "sea");
      case "keypoint_detection" ->
          staging
              .set("spec", "{file_options: {extension: .jpeg}}")
              .set("target_size", "[96, 128]")
              .set("number_of_keypoints", "9")
              .set("label", "posture");
      case "semantic_segmentation" ->
          pictures(staging, ".jpg", "[128, 96]")
              .set("schema", "{mask_id: VARCHAR(255)}")
              .set("label", "region");
      case "text_classification" -> staging.set("label", "topic");
      case "token_classification" -> staging.set("label", "tags");
      case "sentence_pair_classification" -> staging.set("label", "relation");
      default -> table(staging, category);
    };
  }

  private static Staging pictures(Staging staging, String extension, String size) {
    return staging.set(
        "spec", "{file_options: {extension: %s, target_size: %s}}".formatted(extension, size));
  }

  private static Staging table(Staging staging, String category) {
    return switch (category) {
      case "tabular_classification" ->
          staging
              .set(
                  "schema",
                  "{age: INT, income: FLOAT, amount: FLOAT, purpose: VARCHAR(14),"
                      + " granted_on: DATE, defaulted: BOOLEAN}")
              .set("label", "defaulted");
      case "tabular_regression" ->
          staging
              .set("schema", "{rooms: INT, area: FLOAT, rent: FLOAT}")
              .set("label", "{column: rent, policy: bucket}");
      case "time_series_forecasting" ->
          staging
              .set("schema", "{timestamp: TIMESTAMP, temperature: FLOAT, load_mw: FLOAT}")
              .set("label", "{column: load_mw, policy: bucket}");
      case "time_series_classification" ->
          staging
              .set(
                  "schema",
                  "{sequence_id: VARCHAR(16), timestamp: INT, millivolts: FLOAT,"
                      + " rhythm: VARCHAR(16)}")
              .set("label", "rhythm");
      case "time_to_event_prediction" ->
          staging
              .set("time_column", "hours")
              .set(
                  "schema",
                  "{pump: VARCHAR(10), hours: FLOAT, vibration: FLOAT, load_share: FLOAT,"
                      + " failed: INT}")
              .set("label", "{column: failed, policy: passthrough}");
      default -> staging;
    };
  }
}
