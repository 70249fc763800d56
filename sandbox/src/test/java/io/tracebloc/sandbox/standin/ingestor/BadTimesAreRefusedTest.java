package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets.md 5.6 and 5.7: each dataset breaks one rule. The clock shows 2 January 2030. */
class BadTimesAreRefusedTest {
  @TempDir private Path directory;

  private Staging series(String... times) {
    return TinyDatasets.of(directory, "time_series_forecasting")
        .csv("timestamp,load\n" + String.join(",1\n", times) + ",2\n");
  }

  private Staging sequences(String... rows) {
    return TinyDatasets.of(directory, "time_series_classification")
        .csv("sequence_id,timestamp,mv,rhythm\n" + String.join("\n", rows) + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATE", "DATETIME", "VARCHAR(30)"})
  void aTimestampOfAnotherType(String type) {
    series("2024-01-01")
        .set("schema", "{timestamp: %s, load: FLOAT}".formatted(type))
        .ingest()
        .assertRefused("TSF-01");
  }

  @Test
  void aTimestampTypeMayHaveALength() {
    series("2024-01-01")
        .set("schema", "{timestamp: timestamp(6), load: FLOAT}")
        .ingest()
        .assertAccepted(1);
  }

  @Test
  void aTimestampColumnOfAnotherCase() {
    TinyDatasets.of(directory, "time_series_forecasting")
        .csv("Timestamp,load\n2024-01-01,1\n")
        .ingest()
        .assertRefusedAlsoFor("TSF-02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "soon", "2024-02-30", "02/03/2024", "2024/1/2", "2024/01/02"})
  void aTimestampThatCannotBeReadInOneWay(String time) {
    series(time).ingest().assertRefused("TSF-03");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2024-1-2", "2024/01/13", "20240102", "13/01/2024", "2/2/2024", "5 March 2024"})
  void aTimestampThatCanBeReadInOneWay(String time) {
    series(time).ingest().assertAccepted(1);
  }

  @Test
  void aTimestampBeforeTheLastOne() {
    series("2024-01-02", "2024-01-02", "2024-01-01T23:59:59Z").ingest().assertRefused("TSF-04");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2030-01-02", "2030-01-02 00:00", "2031-01-01"})
  void aTimestampThatIsNotOver(String time) {
    series("2024-01-01", time).ingest().assertRefused("TSF-05");
  }

  @Test
  void yesterdayIsOver() {
    series("2030-01-01T23:59:59").ingest().assertAccepted(1);
  }

  @Test
  void aColumnThatIsNotNumeric() {
    TinyDatasets.of(directory, "time_series_forecasting")
        .set("schema", "{timestamp: TIMESTAMP, region: VARCHAR(9), load: FLOAT}")
        .csv("timestamp,region,load\n2024-01-01,north,1\n")
        .ingest()
        .assertRefused("TSF-06");
  }

  @ParameterizedTest
  @ValueSource(strings = {"time_series_forecasting", "time_series_classification"})
  void anotherTimeColumn(String category) {
    TinyDatasets.of(directory, category)
        .set("time_column", "when")
        .ingest()
        .assertRefused("TSF-07");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "#NA", "  "})
  void aMissingSequenceId(String id) {
    sequences("p1,1,1,0", id + ",1,1,1").ingest().assertRefused("SEQ-02");
  }

  @Test
  void noneIsASequenceId() {
    sequences("none,1,1,0", "p1,1,1,1").ingest().assertAccepted(2);
  }

  @ParameterizedTest
  @CsvSource({"a,b", "1,2", "1,NA", "a,'a '"})
  void aSequenceOfTwoLabels(String first, String second) {
    sequences("p1,1,1," + first, "p1,2,1," + second, "p2,1,1,9").ingest().assertRefused("SEQ-03");
  }

  @Test
  void labelsOfOneNumberAreOneLabel() {
    sequences("p1,1,1,1", "p1,2,1,1.0", "p2,1,1,0").ingest().assertAccepted(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nan", "x", "1"})
  void aNumericTimeThatIsMissingOrGoesBack(String time) {
    sequences("p1,2,1,0", "p2,1,1,1", "p1," + time + ",1,0").ingest().assertRefused("SEQ-04");
  }

  @Test
  void sequencesMayInterleaveAndTimesRepeat() {
    sequences("p1,2,1,0", "p2,1,1,1", "p1,2,1,0", "p1,inf,1,0", "p2,-1e1,1,1")
        .ingest()
        .assertRefused("SEQ-04");
    sequences("p1,2,1,0", "p2,1,1,1", "p1,2,1,0", "p1,inf,1,0", "p2,1e1,1,1")
        .ingest()
        .assertAccepted(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "later", "2024-01-01", "01/02/2025"})
  void aMomentThatIsMissingOrGoesBack(String time) {
    sequences("p1,2024-01-02,1,0", "p2,2023-01-01,1,1", "p1," + time + ",1,0")
        .set("schema", "{sequence_id: VARCHAR(8), timestamp: TIMESTAMP, mv: FLOAT}")
        .ingest()
        .assertRefused("SEQ-05");
  }

  @Test
  void sequenceIdsAreNoDataIds() {
    sequences("p1,1,1,0", "p2,1,1,1")
        .set("data_id", "{strategy: column, column: sequence_id}")
        .ingest()
        .assertRefused("SEQ-06");
  }

  @Test
  void aSequenceIdOfAnotherTypeIsAWarning() {
    var ingestion =
        sequences("1,1,1,0", "2,1,1,1")
            .set("schema", "{sequence_id: INT, timestamp: INT, mv: FLOAT}")
            .ingest();
    ingestion.assertAccepted(2);
    assertThat(ingestion.out())
        .contains("WARNING SEQ-06: sequence_id is not a VARCHAR", "SEQ-02: 2 sequence(s)");
  }

  @Test
  void aSchemaWithoutTheSequencesColumnsIsNoDocument() {
    var ingestion = sequences("p1,1,1,0", "p2,1,1,1").set("schema", "{mv: FLOAT}").ingest();
    assertThat(ingestion.status()).isEqualTo(2);
    assertThat(ingestion.err())
        .contains("  schema: 'sequence_id' is a required property", "  schema: 'timestamp' is");
  }

  @Test
  void aMissingTimeColumn() {
    TinyDatasets.of(directory, "time_to_event_prediction")
        .set("time_column", "Time")
        .ingest()
        .assertRefused("TTE-01");
  }

  @Test
  void aTimeColumnOfAnotherName() {
    TinyDatasets.of(directory, "time_to_event_prediction")
        .set("time_column", "hours")
        .set("schema", "{hours: FLOAT, event: INT}")
        .csv("hours,event\n1,0\n")
        .ingest()
        .assertAccepted(1);
  }

  @Test
  void aTimeBelowZero() {
    TinyDatasets.of(directory, "time_to_event_prediction")
        .csv("time,event\n0,0\n-0.5,1\n")
        .ingest()
        .assertRefused("TTE-02");
  }

  @Test
  void aTimeThatIsNoNumber() {
    TinyDatasets.of(directory, "time_to_event_prediction")
        .set("schema", "{event: INT}")
        .csv("time,event\n0,0\nlong,1\n")
        .ingest()
        .assertRefused("TTE-02");
  }

  @Test
  void aMissingTimeIsAWarning() {
    var ingestion =
        TinyDatasets.of(directory, "time_to_event_prediction")
            .csv("time,event\n0,0\n,1\n")
            .ingest();
    ingestion.assertAccepted(2);
    assertThat(ingestion.out()).contains("WARNING TTE-02: missing time in 1 row(s): row 2");
  }
}
