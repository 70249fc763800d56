package io.tracebloc.sandbox.standin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.sandbox.standin.spec.IngestDocument.UnreadableException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spot checks of datasets.md 1.7, the examples of 3.5, and the wording and order of 2.2. */
class DocumentsAreJudgedByTheContractTest {
  private static final String CLASSIFICATION =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: image_classification
      table: leaf_spots
      intent: train
      csv: /data/shared/.tracebloc-staging/leaf_spots/labels.csv
      images: /data/shared/.tracebloc-staging/leaf_spots/images/
      """;
  private static final String BASE =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      table: t
      intent: train
      json: /data/shared/t.json
      """;
  private static final String REGRESSION =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: tabular_regression
      table: rent
      intent: test
      csv: /data/shared/.tracebloc-staging/rent/labels.csv
      schema: {rent: FLOAT}
      """;
  private static final String TEXT =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: text_classification
      table: mails
      intent: train
      csv: /data/shared/.tracebloc-staging/mails/labels.csv
      texts: /data/shared/.tracebloc-staging/mails/texts/
      label: topic
      """;
  private static final String KEYPOINTS =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: keypoint_detection
      table: hands
      intent: train
      csv: /data/shared/hands/labels.csv
      images: /data/shared/hands/images/
      label: side
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label: {column: y}",
        "label: {column: y, policy: bucket}",
        "label: y\nspec: {file_options: {anything: [1, 2]}}",
        "label: y\nspec: {file_options: {extension: .png, target_size: [32.0, 5]}}",
        "label: y\ndata_id: {strategy: uuid, column: x}",
        "label: y\ndata_id: {strategy: content_hash}",
        "label: y\nspec: {sidecars: [{column: a, source: b, transform: {resize: [1, 2]}}]}"
      })
  void aClassificationIsAccepted(String rest) {
    assertThat(lines(CLASSIFICATION + rest)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label: ''",
        "label: 5",
        "label: null",
        "label: {}",
        "label: {column: y, policy: other}",
        "label: {column: y, extra: 1}"
      })
  void aWrongLabelIsOneViolationAtLabel(String label) {
    assertThat(violations(CLASSIFICATION + label))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.path()).containsExactly("label");
              assertThat(violation.keyword()).isEqualTo("oneOf");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec: {file_options: {extension: .JPG}}",
        "spec: {file_options: {extension: .gif}}",
        "spec: {file_options: {extension: jpg}}",
        "spec: {csv_options: {encoding: utf-8}}",
        "spec: {csv_options: {chunk_size: 0}}",
        "target_size: [1]",
        "target_size: [1, 2, 3]",
        "target_size: [0, 5]",
        "target_size: [true, 5]",
        "target_size: null",
        "json: /data/shared/a.json",
        "lable: y",
        "data_id: {}",
        "data_id: {strategy: column}",
        "spec: {processors: [{script: a}]}",
        "spec: {other: 1}"
      })
  void aClassificationIsRefused(String rest) {
    assertThat(violations(CLASSIFICATION + "label: y\n" + rest)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"label: y", "label: {column: y}", "label: {}", ""})
  void aRegressionNeedsColumnAndPolicy(String label) {
    assertThat(violations(REGRESSION + label)).isNotEmpty();
    assertThat(lines(REGRESSION + "label: {column: y, policy: passthrough}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"schema: {}", "schema: {a: 5}"})
  void aSchemaMapsColumnsToTypes(String schema) {
    var document = REGRESSION.replace("schema: {rent: FLOAT}", schema);
    assertThat(violations(document + "label: {column: y, policy: bucket}"))
        .allSatisfy(violation -> assertThat(violation.path()).startsWith("schema"))
        .isNotEmpty();
  }

  @Test
  void foreignKeysOfAnotherCategoryAreFine() {
    assertThat(lines(TEXT + "images: a\nmasks: b\ntarget_size: [1, 2]\ntime_column: c")).isEmpty();
  }

  @Test
  void keyPointsNeedTheirNumbersAtTheTop() {
    var options = "spec: {file_options: {target_size: [1, 2], number_of_keypoints: 2}}";
    assertThat(lines(KEYPOINTS + options))
        .containsExactly(
            "  <root>: 'target_size' is a required property",
            "  <root>: 'number_of_keypoints' is a required property");
    assertThat(lines(KEYPOINTS + "target_size: [1, 2]\nnumber_of_keypoints: 2.0")).isEmpty();
  }

  @Test
  void selfSupervisedCategoriesTakeNoLabel() {
    var document = TEXT.replace("text_classification", "embeddings");
    assertThat(lines(document))
        .singleElement()
        .asString()
        .contains("<root>", "{'required': ['label']}");
    assertThat(lines(document.replace("label: topic", ""))).isEmpty();
    assertThat(violations(document.replace("label: topic", "label: null")))
        .extracting(Violation::keyword)
        .containsExactly("not", "oneOf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table: 5",
        "table: ''",
        "intent: validation",
        "category: instance_segmentation",
        "csv: null",
        "time_column: ''",
        "number_of_keypoints: 0",
        "number_of_keypoints: true",
        "number_of_keypoints: 1.5",
        "data_id: {strategy: content_hash, salt: x}",
        "data_id: {strategy: column, column: ''}",
        "spec: []",
        "spec: {validators: [1]}",
        "spec: {csv_options: {delimiter: ''}}",
        "spec: {file_options: {min_size: [32]}}",
        "spec: {sidecars: [{column: a}]}",
        "spec: {sidecars: [{column: a, source: b, transform: {crop: [1, 2]}}]}",
        "spec: {processors: [{script: a, class: b, args: [1]}]}"
      })
  void aValueOfAnotherShapeIsRefused(String rest) {
    assertThat(violations(CLASSIFICATION + "label: y\n" + rest)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "image_classification, images label",
    "object_detection, images annotations label",
    "keypoint_detection, images target_size number_of_keypoints label",
    "semantic_segmentation, images masks label",
    "text_classification, texts label",
    "token_classification, texts label",
    "sentence_pair_classification, texts label",
    "tabular_classification, schema label",
    "tabular_regression, schema label",
    "time_series_forecasting, schema label",
    "time_series_classification, schema schema label",
    "time_to_event_prediction, schema label",
    "masked_language_modeling, sequences",
    "causal_language_modeling, texts",
    "seq2seq, texts",
    "embeddings, texts"
  })
  void eachCategoryRequiresItsKeys(String category, String keys) {
    var document = "%s\ncategory: %s\n".formatted(BASE, category);
    assertThat(lines(document))
        .containsExactly(
            Arrays.stream(keys.split(" ", -1))
                .map("  <root>: '%s' is a required property"::formatted)
                .toArray(String[]::new));
  }

  /** Datasets.md 1.6. */
  @ParameterizedTest
  @CsvSource({
    "seq2seq, false",
    "embeddings, false",
    "causal_language_modeling, false",
    "sentence_pair_classification, false",
    "time_series_classification, false",
    "instance_segmentation, true",
    "image_classification, true"
  })
  void theOlderSchemaKnowsOtherCategories(String category, boolean known) throws Exception {
    var document =
        CLASSIFICATION.replace("image_classification", category)
            + "label: y\nspec: {file_options: {min_size: small}}";
    var violations = IngestDocument.parse(document).violations(IngestorLine.OLD);
    assertThat(violations)
        .extracting(Violation::keyword)
        .isEqualTo(known ? List.of() : List.of("enum"));
  }

  @Test
  void timeSeriesReportAMissingSchemaTwice() {
    var document =
        REGRESSION
            .replace("tabular_regression", "time_series_classification")
            .replace("schema: {rent: FLOAT}", "label: y");
    assertThat(lines(document))
        .containsExactly(
            "  <root>: 'schema' is a required property",
            "  <root>: 'schema' is a required property");
  }

  @Test
  void violationsComeInTheIngestorsOrderAndWords() {
    var document =
        """
        apiVersion: tracebloc.io/v1
        kind: IngestConfig
        category: tabular_regression
        table: t
        intent: x
        csv: a
        label: y
        foo: 1
        spec: {processors: [{script: '', klass: B}, {script: 1, klass: B}]}
        """;
    assertThat(
            violations(document).stream()
                .map(violation -> violation.line().replaceFirst(":.*", "").strip()))
        .containsExactly(
            "<root>",
            "<root>",
            "intent",
            "label",
            "spec.processors.0",
            "spec.processors.0",
            "spec.processors.0.script",
            "spec.processors.1",
            "spec.processors.1",
            "spec.processors.1.script");
    assertThat(lines(document))
        .contains(
            "  <root>: Additional properties are not allowed ('foo' was unexpected)",
            "  <root>: 'schema' is a required property",
            "  intent: 'x' is not one of ['train', 'test']",
            "  label: 'y' is not of type 'object'",
            "  spec.processors.0.script: '' should be non-empty",
            "  spec.processors.1.script: 1 is not of type 'string'");
  }

  @Test
  void anEmptyDocumentLacksEverything() {
    assertThat(lines("{}"))
        .containsExactly(
            "  <root>: 'apiVersion' is a required property",
            "  <root>: 'kind' is a required property",
            "  <root>: 'category' is a required property",
            "  <root>: 'table' is a required property",
            "  <root>: 'intent' is a required property",
            "  <root>: {} is not valid under any of the given schemas");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1, 2]", "text", "a: [", "a: &x [*x]"})
  void whatIsNoMappingIsUnreadable(String yaml) {
    assertThatThrownBy(() -> IngestDocument.parse(yaml)).isInstanceOf(UnreadableException.class);
  }

  private static List<String> lines(String yaml) {
    return violations(yaml).stream().map(Violation::line).toList();
  }

  private static List<Violation> violations(String yaml) {
    try {
      return IngestDocument.parse(yaml).violations(IngestorLine.NEW);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }
}
