package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster's rules of datasets.md 5: exit status 1, a reason, no banner, nothing copied. */
class BadDatasetsAreRefusedTest {
  @TempDir private Path directory;
  private StagedDataset dataset;

  @BeforeEach
  void stage() throws IOException {
    dataset = new StagedDataset(directory);
  }

  @AfterEach
  void noBannerIsPrinted() {
    assertThat(dataset.out()).doesNotContain("SUMMARY");
  }

  private void assertRefused(String rule) {
    assertThat(dataset.ingest()).isEqualTo(1);
    assertThat(dataset.err()).startsWith("Ingestion failed: ").contains(rule);
  }

  @Test
  void aNulByte() throws IOException {
    dataset.labels("filename,disease\na.png,ru\0st\nb.png,x\n");
    assertRefused("GEN-01");
  }

  @Test
  void latin1() throws IOException {
    dataset.labels(
        "filename,disease\na.png,fäule\nb.png,x\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused("GEN-02");
  }

  @Test
  void columnsOfTheSameName() throws IOException {
    dataset.labels("filename,disease, disease\na.png,x,y\nb.png,y,x\n");
    assertRefused("GEN-03");
    assertThat(dataset.shared.resolve(".tracebloc-standin/leaf_spots.csv")).exists();
    assertThat(dataset.finalDirectory()).doesNotExist();
  }

  @Test
  void aHeaderWithoutRows() throws IOException {
    dataset.labels("filename,disease\n\n");
    assertRefused("GEN-04");
  }

  @Test
  void anEmptyFile() throws IOException {
    dataset.labels("");
    assertRefused("GEN-05");
  }

  @Test
  void aRowThatIsTooLong() throws IOException {
    dataset.labels("filename,disease\na.png,x\nb.png,y,z\n");
    assertRefused("GEN-06");
  }

  @Test
  void aFinalDirectoryThatIsTaken() throws IOException {
    Files.createDirectory(dataset.finalDirectory());
    Files.createFile(dataset.finalDirectory().resolve("old.png"));
    assertRefused("GEN-07");
    assertThat(StagedDataset.entries(dataset.finalDirectory())).hasSize(1);
  }

  @Test
  void aTableNameThatLeadsElsewhere() {
    dataset.table = "../leaf_spots";
    assertRefused("GEN-08");
    assertThat(directory.resolve("leaf_spots")).doesNotExist();
  }

  @Test
  void rowsOfWhichNoneHasAFile() throws IOException {
    dataset.labels("filename,disease\nx.png,x\ny.png,y\n");
    assertRefused("GEN-09");
  }

  @Test
  void aManifestWithoutFileNames() throws IOException {
    dataset.labels("Filename,disease\na.png,x\nb.png,y\n");
    assertRefused("GEN-09");
  }

  @Test
  void aMissingLabelColumn() throws IOException {
    dataset.labels("filename,kind\na.png,x\nb.png,y\n");
    assertRefused("LBL-01");
  }

  @Test
  void oneClassOnly() throws IOException {
    dataset.labels("filename,disease\na.png,x\nb.png, x \n");
    assertRefused("DIV-02");
  }

  @Test
  void aPictureThatIsTooSmall() throws IOException {
    dataset.picture("a.png", 31, 40);
    assertRefused("IMG-02");
  }

  @Test
  void aPictureThatCannotBeRead() throws IOException {
    Files.createFile(dataset.images().resolve("e.png"));
    assertRefused("IMG-03: 1 picture(s) cannot be read: e.png");
  }

  @Test
  void aPictureOfAnotherSize() throws IOException {
    dataset.picture("a.png", 40, 32);
    assertRefused("IMG-04: 1 picture(s) are not 32x40: a.png (40x32)");
  }

  @Test
  void aFileOfAnotherType() throws IOException {
    dataset.picture("e.jpg", 32, 40);
    assertRefused("IMG-05");
  }

  @Test
  void aFileNameThatLeadsOutOfTheDataset() throws IOException {
    dataset.labels("filename,disease\na.png,x\n../../labels.csv,y\n");
    assertRefused("FILE-03");
  }

  @Test
  void aPathOutsideTheVolume() {
    dataset.config =
        dataset.config.replace(
            "/data/shared/.tracebloc-staging/leaf_spots/labels.csv", "/etc/passwd");
    assertRefused("/etc/passwd is not below /data/shared");
  }

  @Test
  void allProblemsAreReportedAtOnce() throws IOException {
    dataset.picture("a.png", 40, 32);
    dataset.picture("e.jpg", 32, 40);
    dataset.labels("filename,disease\na.png,x\n");
    assertRefused("IMG-05");
    assertThat(dataset.err()).contains("IMG-04", "DIV-02");
    assertThat(dataset.out()).contains("Table Name Validator successfully passed");
  }
}
