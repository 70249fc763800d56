package io.tracebloc.engine.dataset.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetParts;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for series that are forecast, one broken thing at a time (5.7). */
final class ForecastingPreflightTest {
  @TempDir private Path folder;
  private Table table;

  @BeforeEach
  void writeLoad() {
    table = new Table(folder, Category.TIME_SERIES_FORECASTING, "mw");
    load("2024-01-01 00:00:00,7.5,10", "2024-01-01 01:00:00,,11", "2024-01-02,9,12.5");
  }

  private Table load(String... rows) {
    var lines = new String[rows.length + 1];
    lines[0] = "timestamp,temp,mw";
    System.arraycopy(rows, 0, lines, 1, rows.length);
    return table.rows(lines);
  }

  private Table times(String... times) {
    var rows = new String[times.length];
    for (var row = 0; row < times.length; row++) {
      rows[row] = times[row] + ",1," + row;
    }
    return load(rows);
  }

  @Test
  void acceptsASeriesAndTypesItsTimestamp() {
    assertThat(table.problems()).isEmpty();
    assertThat(table.accepted().orElseThrow().schema())
        .containsExactly(
            new Column("timestamp", "TIMESTAMP"),
            new Column("temp", "FLOAT"),
            new Column("mw", "FLOAT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATE", "DATETIME", "VARCHAR(32)", "TIME"})
  void tsf01TakesNoOtherType(String type) {
    table.schema("timestamp:%s,temp:FLOAT,mw:FLOAT".formatted(type));
    assertThat(table.problems())
        .containsExactly(
            "REJECTION TSF-01 data.csv: Column 'timestamp' must be declared as TIMESTAMP, not as %s."
                .formatted(type));
  }

  @Test
  void tsf01NeedsTheTimestampDeclared() {
    table.schema("temp:FLOAT,mw:FLOAT");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION TSF-01 data.csv: Column 'timestamp' must be declared as TIMESTAMP.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TIMESTAMP", "timestamp", " TimeStamp ( 6 )"})
  void tsf01TakesTheTypeHoweverItIsWritten(String type) {
    table.schema("timestamp:%s,temp:FLOAT,mw:FLOAT".formatted(type));
    assertThat(table.problems()).isEmpty();
  }

  @Test
  void tsf02NeedsTheColumnExactlySoNamed() {
    table.rows("Timestamp,mw", "2024-01-01,1", "2024-01-02,2");
    table.schema("mw:FLOAT");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION TSF-02 data.csv: Rename column 'Timestamp' to 'timestamp': its case counts.");
    table.rows("day,mw", "1,1", "1,2");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION TSF-02 data.csv: There is no column 'timestamp' with the time of each row; the columns are 'day', 'mw'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "2023-02-30", "2023-13-01", "13/13/2023", "25:00"})
  void tsf03RejectsWhatCannotBeRead(String time) {
    assertThat(times("2023-01-01", time, "2023-12-31").problems())
        .containsExactly(
            "REJECTION TSF-03 data.csv:2[timestamp]: '%s' cannot be read as a date or time."
                .formatted(time));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "null", " ", "none"})
  void tsf03RejectsMissingTimes(String time) {
    assertThat(times("2023-01-01", time).problems())
        .containsExactly("REJECTION TSF-03 data.csv:2[timestamp]: The timestamp is missing.");
  }

  @Test
  void tsf03RejectsMissingCells() {
    table.rows("temp,mw,timestamp", "1,2,2023-01-01", "1,3").schema("timestamp:TIMESTAMP,mw:INT");
    assertThat(table.problems())
        .containsExactly("REJECTION TSF-03 data.csv:2[timestamp]: The timestamp is missing.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"03/04/2023", "3-4-2023", "03/04/2023 10:00", "3.4.2023"})
  void tsf03RejectsWhatMayBeReadInTwoWays(String time) {
    assertThat(times("2023-01-01", time).problems())
        .containsExactly(
            "REJECTION TSF-03 data.csv:2[timestamp]: '%s' may start with the month or with the day; write dates as 2024-12-31."
                .formatted(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-03-04",
        "2023-03-04T10:00:00Z",
        "03/14/2023",
        "14/03/2023",
        "04/04/2023",
        "4 Mar 2023",
        "March 4, 2023 10:00 PM",
        "20230304",
        " 2023-03-04 ",
        "2023-03-04T10:00:00.123456+01:00"
      })
  void tsf03TakesWhatCanBeReadInOneWay(String time) {
    assertThat(times("2023-01-01", '"' + time + '"', "2023-12-31").problems()).isEmpty();
  }

  @Test
  void tsf04RejectsTimeThatGoesBack() {
    assertThat(times("2023-01-02", "2023-01-02", "2023-01-01", "2023-01-01 12:00").problems())
        .containsExactly(
            "REJECTION TSF-04 data.csv:3[timestamp]: '2023-01-01' is earlier than the timestamp before it; sort the rows by time.");
  }

  @Test
  void tsf04ComparesInstants() {
    assertThat(times("2023-01-01T10:00:00+02:00", "2023-01-01T08:30:00Z").problems()).isEmpty();
    assertThat(times("2023-01-01T10:00:00-02:00", "2023-01-01T11:00:00Z").problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION TSF-04 data.csv:2");
  }

  @Test
  void tsf05RejectsTodayAndLater() {
    assertThat(times("2024-06-14 23:59:59").problems()).isEmpty();
    assertThat(times("2024-06-14", Table.TODAY, "2030-01-01").problems())
        .containsExactly(
            "REJECTION TSF-05 data.csv:2[timestamp]: '2024-06-15' is not before today; leave out the rows from today on.",
            "REJECTION TSF-05 data.csv:3[timestamp]: '2030-01-01' is not before today; leave out the rows from today on.");
  }

  @Test
  void tsf06RejectsTextInOtherColumns() {
    table.rows("timestamp,day,mw", "2023-01-01,Mon,1", "2023-01-02,NA,2", "2023-01-03,,3");
    assertThat(table.problems())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(
                        "REJECTION TSF-06 data.csv:1[day]: 'Mon' is no number; forecasting takes"));
  }

  @Test
  void tsf06AsksForNumbersWhateverTheType() {
    table
        .rows("timestamp,room,note,mw", "2023-01-01,7,x,1", "2023-01-02,1e3,y,2")
        .schema("timestamp:TIMESTAMP,room:VARCHAR(4),mw:FLOAT");
    assertThat(table.problems()).isEmpty();
  }

  @Test
  void tsf06LeavesNumericTypesToTab03() {
    table
        .rows("timestamp,temp,mw", "2023-01-01,warm,1")
        .schema("timestamp:TIMESTAMP,temp:FLOAT,mw:FLOAT");
    assertThat(table.problems()).singleElement().asString().startsWith("REJECTION TAB-03");
  }

  @Test
  void tsf07RemarksAnotherTimeColumnInADocument() {
    var file = table.request().path();
    var part = new DatasetParts.Part(file, "labels.csv", "data.csv");
    table.request(
        table.request().toBuilder()
            .parts(new DatasetParts(part, Optional.empty(), Optional.empty()))
            .timeColumn(Optional.of("hour"))
            .build());
    assertThat(table.problems())
        .containsExactly(
            "WARNING TSF-07 data.csv: The time column is said to be 'hour'; newer clusters take only 'timestamp' here.");
    table.request(table.request().toBuilder().timeColumn(Optional.of("timestamp")).build());
    assertThat(table.problems()).isEmpty();
  }
}
