package io.tracebloc.engine.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.FindingCounts;
import io.tracebloc.engine.dataset.Intent;
import io.tracebloc.engine.dataset.LabelPolicy;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.files.CompactFileSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The document written for each of the sixteen tasks (3.4), compared with the examples of 3.5. */
final class SixteenDocumentsTest {
  private static final SpecSchema SCHEMA = SpecSchema.embedded();
  private static final IngestConfigWriter WRITER = new IngestConfigWriter(SCHEMA);

  static Stream<CheckedDataset> datasets() {
    return Stream.of(
        pictures("leaf_spots", Category.IMAGE_CLASSIFICATION, "disease", ".png", 224, 224),
        pictures("dock_cranes", Category.OBJECT_DETECTION, "scene", ".jpg", 1280, 720),
        keypoints(),
        masks(),
        texts("mail_topics", Category.TEXT_CLASSIFICATION, "topic"),
        texts("drug_ner", Category.TOKEN_CLASSIFICATION, "tags"),
        texts("nli_small", Category.SENTENCE_PAIR_CLASSIFICATION, "relation"),
        texts("protein_mlm", Category.MASKED_LANGUAGE_MODELING),
        texts("report_lm", Category.CAUSAL_LANGUAGE_MODELING),
        texts("de_en", Category.SEQ2SEQ),
        texts("faq_pairs", Category.EMBEDDINGS),
        table(
            request("loan_default", Category.TABULAR_CLASSIFICATION, "defaulted"),
            "age INT, income FLOAT, defaulted VARCHAR(3)"),
        table(
            request("rent_berlin", Category.TABULAR_REGRESSION, "rent"),
            "rooms INT, sqm FLOAT, rent FLOAT"),
        table(
            request("load_hourly", Category.TIME_SERIES_FORECASTING, "mw"),
            "timestamp TIMESTAMP, temp FLOAT, mw FLOAT"),
        table(
            request("ecg_beats", Category.TIME_SERIES_CLASSIFICATION, "rhythm"),
            "sequence_id VARCHAR(32), timestamp INT, mv FLOAT, rhythm VARCHAR(16)"),
        table(
            request("pump_life", Category.TIME_TO_EVENT_PREDICTION, "failed")
                .timeColumn(Optional.of("hours"))
                .labelPolicy(Optional.of(LabelPolicy.PASSTHROUGH)),
            "hours FLOAT, vibration FLOAT, failed INT"));
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void isTheExampleOfTheContract(CheckedDataset dataset) throws IOException {
    var config = WRITER.write(dataset);
    var written = SpecDocument.parse(config.yaml(), "written");

    assertThat(written.root()).isEqualTo(example(dataset.request().category()).root());
    assertThat(SCHEMA.violations(written)).isEmpty();
    assertThat(written.remarks()).isEmpty();
    assertThat(config.table()).isEqualTo(dataset.request().table());
    assertThat(config.category()).isEqualTo(dataset.request().category());
  }

  @Test
  void leavesNoTaskOut() {
    assertThat(datasets().map(dataset -> dataset.request().category()))
        .containsExactlyInAnyOrder(Category.values());
  }

  @ParameterizedTest
  @EnumSource(
      value = Category.class,
      names = {"TEXT_CLASSIFICATION", "MASKED_LANGUAGE_MODELING"})
  void tellsTheClusterOfTextsThatDoNotEndInTxt(Category category) {
    var label = category.isLabelled() ? new String[] {"topic"} : new String[0];
    var dataset = checked(textRequest("notes", category, label), ".text", List.of());
    assertThat(WRITER.write(dataset).yaml())
        .endsWith("spec:\n  file_options:\n    extension: \".text\"\n");
  }

  @Test
  void namesALabelThatNoColumnHolds() {
    var dataset =
        new CheckedDataset(
            request("dock_cranes", Category.OBJECT_DETECTION, "scene").build(),
            files(),
            Optional.of(".jpg"),
            Optional.of(new PixelSize(1280, 720)),
            Optional.empty(),
            List.of(),
            2,
            OptionalLong.empty(),
            new FindingCounts(0, 0),
            List.of());
    assertThat(WRITER.write(dataset).yaml()).contains("label: \"scene\"\n");
  }

  private static SpecDocument example(Category category) throws IOException {
    try (var resource = SixteenDocumentsTest.class.getResourceAsStream("one-per-category.yaml")) {
      return SpecDocument.parseAll(new String(resource.readAllBytes(), UTF_8), "examples").stream()
          .filter(document -> document.root().get("category").asString().equals(category.id()))
          .findFirst()
          .orElseThrow();
    }
  }

  private static CheckedDataset pictures(
      String table, Category category, String label, String extension, int width, int height) {
    var size = Optional.of(new PixelSize(width, height));
    return checked(request(table, category, label).targetSize(size), extension, List.of());
  }

  private static CheckedDataset keypoints() {
    var request =
        request("hand_pose", Category.KEYPOINT_DETECTION, "side")
            .intent(Intent.TEST)
            .numberOfKeypoints(OptionalInt.of(21))
            .targetSize(Optional.of(new PixelSize(256, 192)));
    return checked(request, ".jpg", List.of());
  }

  private static CheckedDataset masks() {
    var request =
        request("roof_masks", Category.SEMANTIC_SEGMENTATION, "region")
            .targetSize(Optional.of(new PixelSize(512, 512)))
            .minimumSize(Optional.of(new PixelSize(64, 64)));
    return checked(request, ".jpg", List.of());
  }

  private static CheckedDataset texts(String table, Category category, String... label) {
    return checked(textRequest(table, category, label), ".txt", List.of());
  }

  private static CheckedDataset table(DatasetRequest.Builder request, String schema) {
    var columns =
        Stream.of(schema.split(", "))
            .map(column -> column.split(" "))
            .map(column -> new Column(column[0], column[1]))
            .toList();
    return checked(request, "", columns);
  }

  private static DatasetRequest.Builder textRequest(
      String table, Category category, String... label) {
    return DatasetRequest.builder(Path.of("/data"), table, category)
        .labelColumn(Stream.of(label).findFirst());
  }

  private static DatasetRequest.Builder request(String table, Category category, String label) {
    return DatasetRequest.builder(Path.of("/data"), table, category)
        .labelColumn(Optional.of(label));
  }

  private static CheckedDataset checked(
      DatasetRequest.Builder builder, String extension, List<Column> schema) {
    var request = builder.build();
    return new CheckedDataset(
        request,
        files(),
        Optional.of(extension).filter(found -> !found.isEmpty()),
        request.targetSize(),
        request.labelColumn(),
        schema,
        2,
        OptionalLong.empty(),
        new FindingCounts(0, 0),
        List.of());
  }

  private static CompactFileSet files() {
    return new CompactFileSet(
        new DatasetFile(Path.of("/data/labels.csv"), "labels.csv", 9, 0), List.of());
  }
}
