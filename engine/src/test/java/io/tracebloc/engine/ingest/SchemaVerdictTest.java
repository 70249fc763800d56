package io.tracebloc.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts of the embedded schema: the samples, and the spot checks of the contract (1.7). */
final class SchemaVerdictTest {
  private static final SpecSchema SCHEMA = SpecSchema.embedded();

  private static final String IMAGE =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: image_classification
      table: t
      intent: train
      csv: /d/labels.csv
      images: /d/images/
      """;
  private static final String REGRESSION =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: tabular_regression
      table: t
      intent: train
      csv: /d/labels.csv
      schema: {a: INT}
      """;
  private static final String KEYPOINTS =
      IMAGE.replace("image_classification", "keypoint_detection") + "label: y\n";
  private static final String LANGUAGE_MODEL =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: causal_language_modeling
      table: t
      intent: train
      csv: /d/labels.csv
      texts: /d/texts/
      """;

  static List<Path> samples() throws IOException, URISyntaxException {
    var folder = Path.of(SchemaVerdictTest.class.getResource("samples").toURI());
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  static List<String> oneDocumentPerCategory() throws IOException {
    try (var text = SchemaVerdictTest.class.getResourceAsStream("one-per-category.yaml")) {
      return Arrays.asList(new String(text.readAllBytes(), StandardCharsets.UTF_8).split("---"));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void acceptsEverySample(Path sample) {
    assertThat(SCHEMA.violations(SpecDocument.read(sample))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("oneDocumentPerCategory")
  void acceptsTheExampleOfEveryCategory(String document) {
    assertAccepted(document);
  }

  @Test
  void knowsSixteenCategories() throws IOException {
    assertThat(oneDocumentPerCategory()).hasSize(16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"label: {column: y}", "label: y", "label: {column: y, policy: bucket}"})
  void acceptsLabelsOfAClassification(String label) {
    assertAccepted(IMAGE + label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label: ''",
        "label: 5",
        "label: null",
        "label: {}",
        "label: {column: y, policy: hash}",
        "label: {column: y, extra: 1}",
        "label: 2024-01-01",
        "label: yes"
      })
  void refusesOtherLabels(String label) {
    assertRefusedAt(IMAGE + label, "label");
  }

  @Test
  void acceptsARegressionThatPassesLabelsThrough() {
    assertAccepted(REGRESSION + "label: {column: a, policy: passthrough}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"label: y", "label: {column: y}"})
  void refusesARegressionWithoutPolicy(String label) {
    assertRefusedAt(REGRESSION + label, "label");
  }

  @Test
  void refusesAnEmptySchema() {
    var label = "label: {column: a, policy: bucket}\n";
    assertRefusedAt(REGRESSION.replace("{a: INT}", "{}") + label, "schema");
    assertRefusedAt(REGRESSION.replace("{a: INT}", "{a: 5}") + label, "schema.a");
  }

  @Test
  void acceptsKeysOfOtherFamilies() {
    assertAccepted(
        LANGUAGE_MODEL + "images: /i/\nmasks: /m/\ntarget_size: [1, 2]\ntime_column: t\n");
  }

  @Test
  void leavesFileOptionsOpen() {
    assertAccepted(IMAGE + "label: y\nspec: {file_options: {anything: [1, 2]}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {".JPG", ".gif", "jpg"})
  void refusesOtherExtensions(String extension) {
    assertRefusedAt(
        IMAGE + "label: y\nspec: {file_options: {extension: %s}}".formatted(extension),
        "spec.file_options.extension");
  }

  @Test
  void closesCsvOptions() {
    assertRefusedAt(IMAGE + "label: y\nspec: {csv_options: {encoding: utf-8}}", "spec.csv_options");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "[1, 2, 3]", "[0, 5]", "[true, 5]", "[1.5, 5]"})
  void refusesOtherSizes(String size) {
    var document = KEYPOINTS + "number_of_keypoints: 2\ntarget_size: %s".formatted(size);
    assertThat(violations(document)).isNotEmpty();
    assertThat(violations(document))
        .allMatch(violation -> violation.path().getFirst().equals("target_size"));
  }

  @Test
  void takesNumbersWithoutFractionAsIntegers() {
    assertAccepted(KEYPOINTS + "number_of_keypoints: 2.0\ntarget_size: [32.0, 5]");
  }

  @Test
  void takesKeypointSettingsAtTheTopOnly() {
    assertRefusedAt(
        KEYPOINTS + "spec: {file_options: {target_size: [1, 2], number_of_keypoints: 3}}",
        "<root>");
  }

  @Test
  void wantsExactlyOneOfCsvAndJson() {
    assertRefusedAt(IMAGE + "label: y\njson: /d/x.json", "<root>");
    assertRefusedAt(IMAGE.replace("csv: /d/labels.csv\n", "") + "label: y", "<root>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"label: y", "label: null"})
  void refusesAnyLabelWithoutSupervision(String label) {
    assertThat(violations(LANGUAGE_MODEL + label))
        .extracting(violation -> violation.pathText() + " " + violation.kind())
        .contains("<root> NOT");
  }

  @Test
  void refusesACategoryOfOlderClusters() {
    assertRefusedAt(
        IMAGE.replace("image_classification", "instance_segmentation") + "label: y", "category");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{strategy: uuid, column: x}",
        "{strategy: column, column: x}",
        "{strategy: content_hash}"
      })
  void acceptsDataIds(String dataId) {
    assertAccepted(IMAGE + "label: y\ndata_id: " + dataId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{strategy: column}", "{column: x}"})
  void refusesOtherDataIds(String dataId) {
    assertRefusedAt(IMAGE + "label: y\ndata_id: " + dataId, "data_id");
  }

  @Test
  void wantsBothGroupingColumnsInASequenceSchema() {
    var document =
        REGRESSION.replace("tabular_regression", "time_series_classification") + "label: a";
    assertThat(violations(document))
        .hasSize(2)
        .allMatch(violation -> violation.pathText().equals("schema"));
  }

  private static List<SchemaViolation> violations(String document) {
    return SCHEMA.violations(SpecDocument.parse(document, "test"));
  }

  private static void assertAccepted(String document) {
    assertThat(violations(document)).isEmpty();
  }

  private static void assertRefusedAt(String document, String path) {
    assertThat(violations(document))
        .isNotEmpty()
        .allMatch(violation -> violation.pathText().equals(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0e+19", "1.0e+300", "100000000000000000000"})
  void hugeNumbersAreWholeNumbers(String number) {
    var document =
        SpecDocument.parse(
            KEYPOINTS + "target_size: [9, 9]\nnumber_of_keypoints: " + number, "test");
    assertThat(SCHEMA.violations(document)).isEmpty();
    var below =
        SpecDocument.parse(
            KEYPOINTS + "target_size: [9, 9]\nnumber_of_keypoints: -" + number, "test");
    assertThat(SCHEMA.violations(below))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("minimum"));
  }
}
