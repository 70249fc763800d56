package io.tracebloc.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.columns.SqlType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked in a user's document besides the schema (2.3, 6.4). */
final class SpecCheckTest {
  private static final SpecCheck CHECK = new SpecCheck(SpecSchema.embedded());

  @Test
  void reportsUnknownColumnTypesInTheOrderOfPaths() {
    var violations =
        CHECK.violations(
            SpecDocument.parse(
                """
                apiVersion: tracebloc.io/v1
                kind: IngestConfig
                category: tabular_classification
                table: ../x
                intent: other
                csv: /d/labels.csv
                schema: {b: UUID, a: STRING, c: int unsigned, d: VARCHAR(x)}
                label: a
                time_column: ''
                """,
                "test"));
    assertThat(violations)
        .extracting(violation -> violation.pathText() + " " + violation.kind())
        .containsExactly(
            "intent ENUM",
            "schema.a COLUMN_TYPE",
            "schema.b COLUMN_TYPE",
            "time_column MIN_LENGTH");
    assertThat(violations.get(2).line()).hasValue(7);
    assertThat(violations.get(2).column()).hasValue(13);
  }

  @ParameterizedTest
  @CsvSource({
    "int, INT",
    "int unsigned, INT",
    "' DECIMAL (10,2) ', DECIMAL",
    "VARCHAR(x), VARCHAR",
    "'', ''"
  })
  void cutsTypesToTheirBase(String type, String base) {
    assertThat(SqlType.base(type)).isEqualTo(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "STRING", "NUMBER", "JSON", "UUID", "(5)"})
  void knowsNoOtherTypes(String type) {
    assertThat(SqlType.isKnown(type)).isFalse();
  }
}
