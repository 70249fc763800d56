package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the contract gives a difference, I-old is played (datasets.md, throughout). */
class TheOlderLineDiffersTest {
  private static final String TOKENIZER = "{\"a\": \"[MASK]\", \"b\": \"[PAD]\"}";

  @TempDir private Path directory;

  private Staging old(String category) {
    return TinyDatasets.of(directory, category).old();
  }

  @ParameterizedTest
  @FieldSource("io.tracebloc.sandbox.standin.ingestor.TinyDatasets#NEWER")
  void fiveCategoriesAreUnknown(String category) {
    var ingestion = old(category).ingest();
    assertThat(ingestion.status()).isEqualTo(2);
    assertThat(ingestion.err()).contains("  category: '" + category + "' is not one of [");
  }

  @ParameterizedTest
  @FieldSource("io.tracebloc.sandbox.standin.ingestor.TinyDatasets#OLDER")
  void theOthersAreIngested(String category) {
    assertThat(old(category).file("tokenizer.json", TOKENIZER).ingest().status()).isZero();
  }

  @Test
  void contentHashesAreUnknown() {
    var ingestion = old("tabular_regression").set("data_id", "{strategy: content_hash}").ingest();
    assertThat(ingestion.status()).isEqualTo(2);
  }

  @Test
  void aTokenizerIsNeeded() {
    old("masked_language_modeling").ingest().assertRefused("TXT-04");
    old("masked_language_modeling")
        .file("tokenizer.json", "{\"a\": \"[MASK]\"}")
        .ingest()
        .assertRefused("TXT-04");
    old("masked_language_modeling").file("tokenizer.json", TOKENIZER).ingest().assertAccepted(2);
  }

  @Test
  void aByteOrderMarkSticksToTheFirstName() {
    old("tabular_regression").csv("\ufeffrooms,rent\n1,2\n").ingest().assertRefused("TAB-02");
  }

  @Test
  void smallPicturesAreFine() {
    old("image_classification")
        .set("spec", "{file_options: {extension: .png, target_size: [4, 5]}}")
        .picture("images/a.png", 4, 5)
        .picture("images/b.png", 4, 5)
        .ingest()
        .assertAccepted(2);
  }

  @Test
  void aFloorThatIsSetCounts() {
    old("image_classification")
        .set("spec", "{file_options: {extension: .png, target_size: [32, 40], min_size: [33, 1]}}")
        .ingest()
        .assertRefused("IMG-02");
  }

  @Test
  void masksNeedNeitherSizeNorDeclaredId() {
    var ingestion =
        old("semantic_segmentation")
            .without("schema")
            .picture("masks/b_mask.png", 1, 1)
            .csv("filename,mask_id\na.png,a_mask\nb.png,\n")
            .ingest();
    ingestion.assertAccepted(2);
    assertThat(ingestion.rows().getFirst()).doesNotContainKey("mask_id");
  }

  @Test
  void maskIdsAreDroppedAlsoWhenDeclared() {
    assertThat(old("semantic_segmentation").ingest().rows().getFirst())
        .doesNotContainKey("mask_id");
  }

  @Test
  void skippedRowsAreNoFailure() {
    var ingestion =
        old("image_classification").csv("filename,disease\na.png,rust\n,blight\n").ingest();
    assertThat(ingestion.status()).isZero();
    assertThat(ingestion.counted("Skipped Records")).isEqualTo(1);
    assertThat(ingestion.out()).contains("Ingestion completed with 0 failure(s)");
  }

  @Test
  void aMissingFileIsAFailure() {
    var ingestion =
        old("image_classification").csv("filename,disease\na.png,x\nc.png,y\n").ingest();
    assertThat(ingestion.status()).isEqualTo(1);
  }

  @Test
  void rowsThatLeadOutOfTheDatasetAreMissingFiles() {
    var ingestion =
        old("image_classification")
            .csv("filename,disease\na.png,x\n../../../claim/x.png,y\n")
            .file("../../x.png", "secret")
            .ingest();
    assertThat(ingestion.counted("File Transfer Failures")).isEqualTo(1);
    assertThat(ingestion.files()).containsExactly("a.png");
  }

  @Test
  void labelsAreReadByTheirExactNameOnly() {
    var csv = "filename,Disease\na.png,rust\nb,blight\n";
    var ingestion = old("image_classification").csv(csv).ingest();
    assertThat(ingestion.status()).isZero();
    assertThat(ingestion.column("label")).containsOnly("");
  }

  @Test
  void theNewerLineReadsThemLoosely() {
    var csv = "filename,Disease\na.png,rust\nb,blight\n";
    var ingestion = TinyDatasets.of(directory, "image_classification").csv(csv).ingest();
    assertThat(ingestion.column("label")).containsExactly("rust", "blight");
  }

  @Test
  void oneClassIsEnough() {
    old("image_classification").csv("filename,disease\na.png,x\nb,x\n").ingest().assertAccepted(2);
  }

  @Test
  void noneOfTheRowsNeedsAFile() {
    var ingestion =
        old("image_classification").csv("filename,disease\nx.png,a\ny.png,b\n").ingest();
    assertThat(ingestion.status()).isEqualTo(1);
    assertThat(ingestion.counted("File Transfer Failures")).isEqualTo(2);
  }

  @Test
  void tableNamesBeginWithALetter() {
    old("tabular_regression").set("table", "_rents").ingest().assertRefused("GEN-08");
    TinyDatasets.of(directory, "tabular_regression")
        .set("table", "_rents")
        .ingest()
        .assertAccepted(3);
  }

  @Test
  void bookkeepingTablesAreForbiddenInTheNewerLineOnly() {
    var table = "tracebloc_ingest_runs";
    TinyDatasets.of(directory, "tabular_regression")
        .set("table", table)
        .ingest()
        .assertRefused("GEN-08");
    old("tabular_regression").set("table", table).ingest().assertAccepted(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TINYINT", "SMALLINT", "MEDIUMINT", "BLOB", "LONGBLOB"})
  void fiveTypesAreUnknown(String type) {
    old("tabular_regression")
        .set("schema", "{rooms: %s, rent: FLOAT}".formatted(type))
        .ingest()
        .assertRefused("TAB-06");
  }

  @Test
  void numbersBeyond64BitsPass() {
    old("tabular_regression").csv("rooms,rent\n1e30,1\n").ingest().assertAccepted(1);
  }

  @Test
  void anotherTimeColumnPasses() {
    old("time_series_forecasting").set("time_column", "when").ingest().assertAccepted(3);
  }

  @Test
  void pointsMayLieOutsideThePicture() {
    var point = "{\"a\": [1, 2], \"b\": [300, 400]}";
    old("keypoint_detection")
        .csv(TinyDatasets.keypointCsv(point, point, "{\"a\": 0, \"b\": 1}"))
        .ingest()
        .assertAccepted(2);
  }
}
