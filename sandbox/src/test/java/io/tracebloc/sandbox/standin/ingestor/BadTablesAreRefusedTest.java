package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets.md 5.4 and 5.5: each dataset breaks one rule. */
class BadTablesAreRefusedTest {
  @TempDir private Path directory;

  private Staging regression(String type, String... cells) {
    return TinyDatasets.of(directory, "tabular_regression")
        .set("schema", "{x: '%s', rent: FLOAT}".formatted(type))
        .csv("x,rent\n" + String.join(",1\n", cells) + ",2\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INT           | 1.5   | TAB-03
          BIGINT        | x     | TAB-03
          int unsigned  | 1e    | TAB-03
          FLOAT         | 1,5   | TAB-03
          DECIMAL(10,2) | 0x1p3 | TAB-03
          DOUBLE        | 1e400 | TAB-03
          NUMERIC       | 1_000 | TAB-03
          FLOAT         | -inf  | TAB-05
          INT           | 9223372036854775808 | TAB-05
          VARCHAR(2)    | abc   | TAB-04
          CHAR(2)       | a     | TAB-04
          BOOLEAN       | maybe | TAB-04
          BOOL          | 2     | TAB-04
          DATE          | 2024-02-30 | TAB-04
          DATETIME      | soon  | TAB-04
          TIME          | 25:00 | TAB-04
          JSON          | {}    | TAB-06
          STRING        | a     | TAB-06
          """)
  void aCellThatIsNotOfItsType(String type, String cell, String rule) {
    regression(type, "", '"' + cell + '"').ingest().assertRefused(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INT         | 3.0
          INT         | 9223372036854775807
          TINYINT     | ' 7 '
          FLOAT       | NAN
          FLOAT       | .5e-3
          FLOAT       | none
          VARCHAR(2)  | 😀ü
          VARCHAR(x)  | anything
          CHAR(2)     | ab
          BOOLEAN     | Yes
          BOOL        | 1.0
          DATE        | 02/29/2024
          DATETIME    | 2024-01-02T03:04:05+02:00
          TIMESTAMP(6)| 'Jan 5, 2024 1:02 PM'
          TIME        | 23:59:59
          BLOB        | x
          TEXT        | x
          """)
  void aCellThatIsOfItsType(String type, String cell) {
    regression(type, "", '"' + cell + '"').ingest().assertAccepted(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "status", "filename", "ingestor_id"})
  void aReservedColumn(String column) {
    TinyDatasets.of(directory, "tabular_regression")
        .set("schema", "{%s: INT, rent: FLOAT}".formatted(column))
        .csv(column + ",rent\n1,2\n")
        .ingest()
        .assertRefused("TAB-07");
  }

  @Test
  void aColumnWithALongName() {
    var column = "x".repeat(65);
    TinyDatasets.of(directory, "tabular_regression")
        .set("schema", "{%s: INT, rent: FLOAT}".formatted(column))
        .csv(column + ",rent\n1,2\n")
        .ingest()
        .assertRefused("TAB-07");
  }

  @Test
  void schemaColumnsOfAnotherCase() {
    var ingestion =
        TinyDatasets.of(directory, "tabular_regression").csv("Rooms,rent\n1,2\n").ingest();
    ingestion.assertRefused("TAB-02");
    assertThat(ingestion.err()).contains("1 schema column(s) are not in the CSV file: rooms");
  }

  @Test
  void aTableThatExistsWithOtherColumns() {
    TinyDatasets.of(directory, "tabular_regression").ingest().assertAccepted(3);
    var ingestion =
        TinyDatasets.of(directory, "tabular_regression")
            .set("schema", "{sqm: FLOAT, rent: FLOAT}")
            .csv("sqm,rent\n1,2\n")
            .ingest();
    assertThat(ingestion.status()).isEqualTo(1);
    assertThat(ingestion.err()).contains("TAB-08: the table exists with other columns: rooms");
    assertThat(ingestion.rows()).hasSize(3);
  }

  @Test
  void columnsOfTheSameNameBeforeATableIsCreated() {
    var ingestion =
        TinyDatasets.of(directory, "tabular_regression").csv("rooms,rent, rent\n1,2,3\n").ingest();
    assertThat(ingestion.err()).contains("GEN-03: duplicate columns in the CSV file: [rent]");
    assertThat(ingestion.shared().resolve(".tracebloc-standin")).doesNotExist();
  }

  @Test
  void aMissingLabelColumnIsNoticedWhenReading() {
    var ingestion =
        TinyDatasets.of(directory, "tabular_classification").set("label", "defaulted").ingest();
    assertThat(ingestion.status()).isEqualTo(1);
    assertThat(ingestion.err()).contains("LBL-01: label column 'defaulted'");
    assertThat(ingestion.out()).contains("All validations passed").doesNotContain("SUMMARY");
  }

  private Staging classes(String schema, String... labels) {
    return TinyDatasets.of(directory, "tabular_classification")
        .set("schema", schema)
        .set("label", "y")
        .csv("x,y\n1," + String.join("\n2,", labels) + "\n");
  }

  @Test
  void oneClassOnly() {
    classes("{x: INT}", "a", " a ").ingest().assertRefused("DIV-01");
  }

  @Test
  void numbersOfOneValueAreOneClass() {
    classes("{x: INT}", "1", "1.0", "1e0").ingest().assertRefused("DIV-01");
    classes("{x: INT, y: FLOAT}", "1", "1.0").ingest().assertRefused("DIV-01");
  }

  @Test
  void numbersInATextColumnAreTexts() {
    classes("{x: INT, y: VARCHAR(8)}", "1", "1.0").ingest().assertAccepted(2);
  }

  @Test
  void missingLabelsCountOnlyWithoutAType() {
    classes("{x: INT, y: VARCHAR(8)}", "a", "NA").ingest().assertRefused("DIV-01");
    classes("{x: INT}", "a", "NA").ingest().assertAccepted(2);
  }

  @Test
  void aByteOrderMarkIsNoPartOfAName() {
    TinyDatasets.of(directory, "tabular_regression")
        .csv("\ufeffrooms,rent\n1,2\n")
        .ingest()
        .assertAccepted(1);
  }
}
