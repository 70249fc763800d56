package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Datasets.md 3: what each category's data become. */
class EveryCategoryIsIngestedTest {
  @TempDir private Path directory;

  static Stream<String> categories() {
    return TinyDatasets.CATEGORIES.stream();
  }

  @ParameterizedTest
  @MethodSource("categories")
  void everyRowOfATinyDatasetArrives(String category) {
    var ingestion = TinyDatasets.of(directory, category).ingest();
    var tabular = category.startsWith("tab") || category.startsWith("time");
    ingestion.assertAccepted(tabular ? 3 : 2);
    assertThat(ingestion.column("data_intent")).containsOnly("train");
    assertThat(ingestion.column("data_id")).doesNotHaveDuplicates().doesNotContain("");
    assertThat(ingestion.counted("Sent to API")).isEqualTo(tabular ? 3 : 2);
  }

  @Test
  void filesLieSideBySide() {
    var ingestion = TinyDatasets.of(directory, "object_detection").ingest();
    assertThat(ingestion.files()).containsExactly("a.png", "a.xml", "b.png", "b.xml");
  }

  @Test
  void masksAreCopiedAndTheirIdsStored() {
    var ingestion = TinyDatasets.of(directory, "semantic_segmentation").ingest();
    assertThat(ingestion.files()).containsExactly("a.png", "a_mask.png", "b.png", "b_mask.png");
    assertThat(ingestion.column("mask_id")).containsExactly("a_mask.png", "b_mask.png");
    assertThat(ingestion.column("label")).containsOnly("");
  }

  @Test
  void keypointsAreStoredAsAnnotation() {
    var ingestion = TinyDatasets.of(directory, "keypoint_detection").ingest();
    assertThat(ingestion.column("annotation").getFirst())
        .isEqualTo("{\"eye\": [1, 2], \"ear\": [3.5, 40]}");
  }

  @Test
  void textsKeepStemExtensionAndLabel() {
    var ingestion = TinyDatasets.of(directory, "text_classification").ingest();
    assertThat(ingestion.column("filename")).containsExactly("a", "b");
    assertThat(ingestion.column("extension")).containsOnly(".txt");
    assertThat(ingestion.column("label")).containsExactly("low", "high");
    assertThat(ingestion.files()).containsExactly("a.txt", "b.txt");
  }

  @Test
  void selfSupervisedRowsHaveNoLabel() {
    var ingestion = TinyDatasets.of(directory, "masked_language_modeling").ingest();
    assertThat(ingestion.column("label")).containsOnly("");
    assertThat(ingestion.files()).containsExactly("a.txt", "b.txt");
  }

  @Test
  void tablesHaveTheirColumnsAndNoFiles() {
    var ingestion = TinyDatasets.of(directory, "tabular_classification").ingest();
    assertThat(ingestion.column("age")).containsExactly("30", "40", "50");
    assertThat(ingestion.column("income")).containsExactly("1.5", "", "2");
    assertThat(ingestion.column("label")).containsExactly("yes", "no", "yes");
    assertThat(ingestion.rows().getFirst()).doesNotContainKey("paid");
    assertThat(ingestion.column("filename")).containsOnly("");
    assertThat(ingestion.column("extension")).containsOnly("");
    assertThat(ingestion.shared().resolve(Staging.TABLE)).doesNotExist();
  }

  @Test
  void bucketsAreNumbersBelow64AndMissingValuesMinusOne() {
    // SHA-256 of "1" begins with 6b86b273ff34fce1, of "2" with d4735e3a265e16ee.
    var ingestion = TinyDatasets.of(directory, "time_series_forecasting").ingest();
    assertThat(ingestion.column("label"))
        .isEqualTo(List.of("" + (0xe1 % 64), "" + (0xee % 64), "-1"));
  }

  @ParameterizedTest
  @MethodSource("categories")
  void everyNoteOfSuccessNamesItsValidator(String category) {
    var out = TinyDatasets.of(directory, category).ingest().out();
    assertThat(out.lines().filter(line -> line.contains(" Validator ")))
        .allMatch(line -> line.endsWith(" Validator successfully passed"))
        .endsWith(
            "Table Name Validator successfully passed", "Duplicate Validator successfully passed");
  }
}
