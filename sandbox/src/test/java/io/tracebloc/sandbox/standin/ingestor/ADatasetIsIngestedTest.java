package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ADatasetIsIngestedTest {
  @TempDir private Path directory;
  private StagedDataset dataset;

  @BeforeEach
  void stage() throws IOException {
    dataset = new StagedDataset(directory);
  }

  @Test
  void everyRecordArrives() throws IOException {
    assertThat(dataset.ingest()).isZero();
    assertThat(dataset.err()).isEmpty();
    assertThat(dataset.finalDirectory()).isDirectoryContaining("glob:**/a.png");
    assertThat(StagedDataset.entries(dataset.finalDirectory())).hasSize(4);
    assertThat(dataset.finalDirectory().resolve("c.png"))
        .hasSameBinaryContentAs(dataset.images().resolve("c.png"));
    for (var label : new String[] {"Total Records Found", "Inserted to Database", "Sent to API"}) {
      assertThat(dataset.counted(label)).isEqualTo("4");
    }
    assertThat(dataset.counted("Skipped Records")).isEqualTo("0");
    assertThat(dataset.out())
        .contains("Image Resolution Validator successfully passed\n")
        .contains("All validations passed successfully\n")
        .contains("\rIngesting records: 100%|██████████| 4/4")
        .contains("🎉 Ingestion completed successfully!");
  }

  @Test
  void countsAreOfRowsThatWereReallyWritten() throws IOException {
    dataset.ingest();
    var records = dataset.shared.resolve(".tracebloc-standin");
    assertThat(Files.readAllLines(records.resolve("leaf_spots.csv")))
        .hasSize(5)
        .element(3)
        .asString()
        .startsWith("3,2030-01-02T03:04:05Z,2030-01-02T03:04:05Z,1,rust,train,")
        .contains(",c,.png,");
    assertThat(Files.readAllLines(records.resolve("leaf_spots.api.jsonl"))).hasSize(4);
  }

  @Test
  void theLockIsGoneAfterwards() throws IOException {
    dataset.ingest();
    assertThat(StagedDataset.entries(dataset.shared))
        .containsExactlyInAnyOrder(".tracebloc-staging", ".tracebloc-standin", "leaf_spots");
  }

  @Test
  void aRowWithoutItsFileIsDroppedAndCounted() throws IOException {
    dataset.labels("filename,disease\na.png,rust\nb.png,blight\nB.png,rust\n,rust\n");
    assertThat(dataset.ingest()).isEqualTo(1);
    assertThat(dataset.counted("Total Records Found")).isEqualTo("4");
    assertThat(dataset.counted("Inserted to Database")).isEqualTo("2");
    assertThat(dataset.counted("File Transfer Failures")).isEqualTo("1");
    assertThat(dataset.counted("Skipped Records")).isEqualTo("1");
    assertThat(dataset.out()).contains("❌ Critical! Ingestion completed with 2 failure(s)");
    assertThat(StagedDataset.entries(dataset.finalDirectory())).hasSize(2);
  }

  @Test
  void aSymbolicLinkIsNotAFile() throws IOException {
    Files.delete(dataset.images().resolve("d.png"));
    Files.createSymbolicLink(dataset.images().resolve("d.png"), dataset.images().resolve("a.png"));
    assertThat(dataset.ingest()).isEqualTo(1);
    assertThat(dataset.counted("File Transfer Failures")).isEqualTo("1");
  }

  @Test
  void anEmptyFinalDirectoryIsUsed() throws IOException {
    Files.createDirectory(dataset.finalDirectory());
    assertThat(dataset.ingest()).isZero();
  }

  @Test
  void namesThatNeedQuotesArrive() throws IOException {
    var name = "-a b,\"ü\n$(x).png";
    Files.move(dataset.images().resolve("a.png"), dataset.images().resolve(name));
    dataset.labels(
        "filename,disease\n\"" + name.replace("\"", "\"\"") + "\",rust\r\nb.png,\"bli,ght\"\r\n");
    assertThat(dataset.ingest()).isZero();
    assertThat(dataset.finalDirectory().resolve(name)).exists();
  }

  @Test
  void faultsChangeTheCountsTruly() throws IOException {
    dataset.environment("STANDIN_INGEST_FAULT", "skip:1,unsent:1,escapes");
    assertThat(dataset.ingest()).isEqualTo(1);
    assertThat(dataset.counted("Skipped Records")).isEqualTo("1");
    assertThat(dataset.counted("Inserted to Database")).isEqualTo("3");
    assertThat(dataset.counted("Sent to API")).isEqualTo("2");
    assertThat(dataset.counted("Failed to Send to API")).isEqualTo("1");
    assertThat(dataset.out()).contains("\u001b]0;owned\u0007");
    assertThat(StagedDataset.entries(dataset.finalDirectory())).hasSize(3);
  }

  @Test
  void aLenientIngestorExitsWithZero() {
    dataset.environment("STANDIN_INGEST_FAULT", "skip:1,lenient,no-banner");
    assertThat(dataset.ingest()).isZero();
    assertThat(dataset.out()).doesNotContain("INGESTION SUMMARY");
  }

  @Test
  void onlyTheFirstPodCrashes() {
    dataset.environment("STANDIN_INGEST_FAULT", "crash-first-pod");
    assertThat(dataset.ingest()).isEqualTo(1);
    assertThat(dataset.out()).doesNotContain("SUMMARY");
    assertThat(dataset.ingest()).isZero();
    assertThat(dataset.counted("Inserted to Database")).isEqualTo("4");
  }

  @Test
  void anExitOnRequestCopiesNothing() {
    dataset.environment("STANDIN_INGEST_FAULT", "exit:3,long-line:4000");
    assertThat(dataset.ingest()).isEqualTo(3);
    assertThat(dataset.finalDirectory()).doesNotExist();
    assertThat(dataset.out().lines().toList()).hasSizeGreaterThan(2);
    assertThat(dataset.out().length()).isGreaterThan(4000);
  }
}
