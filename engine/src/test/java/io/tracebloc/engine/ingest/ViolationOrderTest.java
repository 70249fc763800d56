package io.tracebloc.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.ingest.SchemaViolation.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which violations are listed, in which order and with which place (2.2). */
final class ViolationOrderTest {
  private static final SpecSchema SCHEMA = SpecSchema.embedded();

  @Test
  void followsTheExampleOfTheContract() {
    var violations =
        violations(
            """
            apiVersion: tracebloc.io/v1
            kind: IngestConfig
            category: tabular_regression
            table: t
            intent: x
            csv: /d/labels.csv
            label: y
            foo: 1
            spec:
              processors:
                - {script: ''}
                - {class: ''}
            """);
    assertThat(violations)
        .extracting(violation -> violation.pathText() + " " + violation.kind())
        .containsExactly(
            "<root> ADDITIONAL_PROPERTIES",
            "<root> REQUIRED",
            "intent ENUM",
            "label TYPE",
            "spec.processors.0 REQUIRED",
            "spec.processors.0.script MIN_LENGTH",
            "spec.processors.1 REQUIRED",
            "spec.processors.1.class MIN_LENGTH");
  }

  @Test
  void listsMissingKeysOneByOneInTheOrderOfTheSchema() {
    assertThat(violations("intent: train\ncsv: x"))
        .extracting(SchemaViolation::message)
        .containsExactly(
            "'apiVersion' is a required property",
            "'kind' is a required property",
            "'category' is a required property",
            "'table' is a required property");
  }

  @Test
  void namesAllUnknownKeysOfAMappingInOneViolation() {
    assertThat(violations(valid() + "zeta: 1\nalpha: 2\n"))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.kind()).isEqualTo(Kind.ADDITIONAL_PROPERTIES);
              assertThat(violation.message())
                  .isEqualTo(
                      "Additional properties are not allowed ('alpha', 'zeta' were unexpected)");
            });
  }

  @Test
  void listsAFailingAlternativeAsOneViolation() {
    assertThat(violations(valid().replace("label: y", "label: {policy: 3}")))
        .extracting(SchemaViolation::kind)
        .containsExactly(Kind.ONE_OF);
  }

  @Test
  void reportsAnEmptyLabelOfARegressionThreeTimes() {
    var document =
        valid()
                .replace("image_classification", "tabular_regression")
                .replace("label: y", "label: {}")
            + "schema: {a: INT}\n";
    assertThat(violations(document))
        .extracting(violation -> violation.pathText() + " " + violation.kind())
        .containsExactly("label ONE_OF", "label REQUIRED", "label REQUIRED");
  }

  @Test
  void reportsAMissingSequenceSchemaTwice() {
    assertThat(violations(valid().replace("image_classification", "time_series_classification")))
        .extracting(SchemaViolation::kind)
        .containsExactly(Kind.REQUIRED, Kind.REQUIRED);
  }

  @Test
  void reportsACategoryOfWrongTypeTwice() {
    assertThat(violations(valid().replace("image_classification", "5")))
        .extracting(violation -> violation.pathText() + " " + violation.kind())
        .containsExactly("category TYPE", "category ENUM");
  }

  @Test
  void writesValuesAsTheClusterDoes() {
    var document =
        valid()
            .replace("intent: train", "intent: yes")
            .replace("label: y", "label: y\ntarget_size: [1]");
    assertThat(violations(document))
        .extracting(SchemaViolation::message)
        .containsExactly(
            "True is not of type 'string'",
            "True is not one of ['train', 'test']",
            "[1] is too short");
  }

  @Test
  void pointsIntoTheText() {
    var violations = violations(valid().replace("intent: train", "intent:   x") + "lable: y\n");
    assertThat(violations)
        .extracting(v -> List.of(v.line().orElseThrow(), v.column().orElseThrow()))
        .containsExactly(List.of(9, 1), List.of(5, 11));
  }

  @Test
  void showsOutsideTextWithoutControlCharacters() {
    assertThat(violations(valid().replace("intent: train", "intent: \"\\e[2J\"")))
        .singleElement()
        .satisfies(v -> assertThat(v.message()).startsWith("'\\x1b[2J' is not one of"));
  }

  private static List<SchemaViolation> violations(String document) {
    return SCHEMA.violations(SpecDocument.parse(document, "test"));
  }

  private static String valid() {
    return """
    apiVersion: tracebloc.io/v1
    kind: IngestConfig
    category: image_classification
    table: t
    intent: train
    csv: /d/labels.csv
    images: /d/images/
    label: y
    """;
  }
}
