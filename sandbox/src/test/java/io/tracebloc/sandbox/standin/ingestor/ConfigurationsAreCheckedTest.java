package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets.md 2.1 and the lock of 8.1. */
class ConfigurationsAreCheckedTest {
  @TempDir private Path directory;
  private StagedDataset dataset;

  @BeforeEach
  void stage() throws IOException {
    dataset = new StagedDataset(directory);
  }

  @Test
  void aMissingVariableIsAConfigurationProblem() {
    dataset.environment("INGEST_CONFIG", "");
    assertThat(dataset.ingest()).isEqualTo(2);
    assertThat(dataset.err()).contains("INGEST_CONFIG");
  }

  @Test
  void aMissingFileIsAConfigurationProblem() {
    dataset.environment("INGEST_CONFIG", directory.resolve("nowhere").toString());
    assertThat(dataset.ingest()).isEqualTo(2);
  }

  @Test
  void brokenYamlIsAConfigurationProblem() {
    dataset.config = "a: [";
    assertThat(dataset.ingest()).isEqualTo(2);
    assertThat(dataset.err()).startsWith("ingest.yaml is not valid YAML:\n  ");
  }

  @Test
  void violationsAreListed() {
    dataset.config = dataset.config.replace("train", "learn").replace("label:", "lable:");
    assertThat(dataset.ingest()).isEqualTo(2);
    assertThat(dataset.err())
        .isEqualTo(
            """
            ingest.yaml validation failed:
              <root>: Additional properties are not allowed ('lable' was unexpected)
              <root>: 'label' is a required property
              intent: 'learn' is not one of ['train', 'test']
            """);
  }

  @Test
  void theDatabaseMustBeNamed() {
    dataset.environment("MYSQL_HOST", "");
    assertThat(dataset.ingest()).isEqualTo(64);
  }

  @Test
  void aHeldLockStopsTheRun() throws IOException {
    hold("2030-01-02T00:00:00Z");
    assertThat(dataset.ingest()).isEqualTo(1);
    assertThat(dataset.err()).contains("another ingestion into 'leaf_spots' is running");
    assertThat(dataset.finalDirectory()).doesNotExist();
  }

  @Test
  void aLockOfYesterdayIsTakenOver() throws IOException {
    hold("2030-01-01T12:00:00Z");
    assertThat(dataset.ingest()).isZero();
  }

  private void hold(String since) throws IOException {
    var lock = Files.createFile(dataset.shared.resolve(".tracebloc-ingest-leaf_spots.lock"));
    Files.setLastModifiedTime(lock, FileTime.from(Instant.parse(since)));
  }
}
