package io.tracebloc.engine.dataset.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for series that are classified, one broken thing at a time (5.6). */
final class SequencesPreflightTest {
  private static final String TYPES =
      "sequence_id:VARCHAR(32),timestamp:INT,mv:FLOAT,rhythm:VARCHAR(16)";
  private static final String HEADER = "sequence_id,timestamp,mv,rhythm";

  @TempDir private Path folder;
  private Table table;

  @BeforeEach
  void writeBeats() {
    table = new Table(folder, Category.TIME_SERIES_CLASSIFICATION, "rhythm").schema(TYPES);
    beats("a,1,0.1,calm", "b,1,0.2,fast", "a,2,0.3,calm", "b,1,0.4,fast");
  }

  private Table beats(String... rows) {
    var lines = new String[rows.length + 1];
    lines[0] = HEADER;
    System.arraycopy(rows, 0, lines, 1, rows.length);
    return table.rows(lines);
  }

  @Test
  void acceptsInterleavedSequencesAndCountsThem() {
    assertThat(table.problems()).isEmpty();
    assertThat(table.notes()).containsExactly("NOTE SEQ-02 data.csv: 2 sequences");
    assertThat(table.accepted()).isPresent();
  }

  @Test
  void inferenceTypesIdsAsText() {
    table = new Table(folder, Category.TIME_SERIES_CLASSIFICATION, "rhythm");
    beats("1,1,0.1,calm", "1,2,0.2,calm", "2,1,0.3,fast");
    assertThat(table.problems()).isEmpty();
    assertThat(table.accepted().orElseThrow().schema())
        .startsWith(new Column("sequence_id", "VARCHAR(20)"), new Column("timestamp", "INT"));
  }

  @Test
  void seq01NeedsBothColumnsDeclared() {
    table.schema("sequence_id:TEXT,mv:FLOAT,rhythm:TEXT");
    assertThat(table.problems())
        .contains(
            "REJECTION SEQ-01 data.csv: Column 'timestamp' has no declared type; declare it too.")
        .filteredOn(line -> line.startsWith("REJECTION"))
        .hasSize(1);
    table.schema("timestamp:INT,mv:FLOAT,rhythm:TEXT");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION SEQ-01 data.csv: Column 'sequence_id' has no declared type; declare it too.");
  }

  @Test
  void seq01NeedsBothColumnsExactlySoNamed() {
    table = new Table(folder, Category.TIME_SERIES_CLASSIFICATION, "rhythm");
    table.rows("Sequence_ID,time,rhythm", "a,1,calm", "a,1,calm", "b,2,fast");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION SEQ-01 data.csv: Rename column 'Sequence_ID' to 'sequence_id': its case counts.",
            "REJECTION SEQ-01 data.csv: There is no column 'timestamp' with the time of each row; the columns are 'Sequence_ID', 'time', 'rhythm'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NA", "#NA", "nan", "-1.#IND", "null"})
  void seq02RejectsIdsThatStandForNone(String id) {
    beats("a,1,0.1,calm", id + ",1,0.2,fast", "b,3,0.3,fast");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION SEQ-02 data.csv:2[sequence_id]: The row belongs to no sequence: '%s' stands for a missing value."
                .formatted(id));
    assertThat(table.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u3000\t"})
  void seq02RejectsEmptyIds(String id) {
    beats("a,1,0.1,calm", id + ",1,0.2,fast");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION SEQ-02 data.csv:2[sequence_id]: The row belongs to no sequence: its id is empty.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", " NA ", "0", "N.A."})
  void seq02TakesEverythingElseForAnId(String id) {
    beats("a,1,0.1,calm", id + ",1,0.2,fast");
    assertThat(table.problems()).isEmpty();
    assertThat(table.notes()).containsExactly("NOTE SEQ-02 data.csv: 2 sequences");
  }

  @Test
  void seq02ComparesIdsAsTheyAre() {
    beats("a,5,0.1,calm", "a ,1,0.2,fast", "A,1,0.3,fast");
    assertThat(table.problems()).isEmpty();
    assertThat(table.notes()).containsExactly("NOTE SEQ-02 data.csv: 3 sequences");
  }

  @Test
  void seq03RejectsASequenceWithTwoLabels() {
    beats("a,1,0.1,calm", "b,1,0.2,fast", "a,2,0.3,fast", "a,3,0.3,odd", "b,2,1,fast");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION SEQ-03 data.csv:3[rhythm]: The label differs from that of earlier rows of sequence 'a'; all rows of a sequence need the same one.");
  }

  @Test
  void seq03ComparesTextsWithTheirBlanks() {
    beats("a,1,0.1,calm", "a,2,0.1,calm ", "b,1,0.2,fast");
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION SEQ-03 data.csv:2[rhythm]");
  }

  @Test
  void seq03ComparesNumbersIfAllLabelsAreNumbers() {
    beats("a,1,0.1,1", "a,2,0.1,1.0", "b,1,0.2,2", "b,2,0.2,2e0", "c,1,0,-0", "c,2,0,0");
    assertThat(table.problems()).isEmpty();
    beats("a,1,0.1,1", "a,2,0.1,2", "b,1,0.2,2");
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION SEQ-03 data.csv:2[rhythm]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "inf", "NAN", "none"})
  void seq03ComparesTextsIfAnyLabelIsNoFiniteNumber(String label) {
    beats("a,1,0.1,1", "a,2,0.1,1.0", "b,1,0.2," + label);
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION SEQ-03 data.csv:2[rhythm]");
  }

  @Test
  void seq03TakesMissingForALabelOfItsOwn() {
    beats("a,1,0.1,1", "a,2,0.1,NA", "b,1,0.2,2.0", "b,1,0.2,2", "c,1,0,null", "c,2,0");
    assertThat(table.problems())
        .filteredOn(line -> line.startsWith("REJECTION"))
        .singleElement()
        .asString()
        .startsWith("REJECTION SEQ-03 data.csv:2[rhythm]");
  }

  @Test
  void seq03LeavesOutRowsWithoutASequence() {
    beats("NA,1,0.1,calm", "NA,2,0.1,fast", "b,1,0.2,fast");
    assertThat(table.problems()).hasSize(2).allMatch(line -> line.contains("SEQ-02"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "nan", "soon", "2024-01-01"})
  void seq04NeedsANumberInEveryRow(String time) {
    beats("a,1,0.1,calm", "b," + time + ",0.2,fast");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION SEQ-04 data.csv:2[timestamp]: '%s' is no number; every row needs its time."
                .formatted(time));
  }

  @Test
  void seq04RejectsTimeThatGoesBack() {
    beats("a,1,0.1,calm", "a,2.5,0.1,calm", "b,1,0.2,fast", "a,2,0.1,calm", "a,2.25,0.1,calm");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION SEQ-04 data.csv:4[timestamp]: '2' is earlier than the time before it in sequence 'a'; sort the rows of a sequence by time.");
  }

  @Test
  void seq04TakesInfinityAndRepetition() {
    beats("a,-inf,0.1,calm", "a,-inf,0.1,calm", "a, 1 ,0.1,calm", "a,inf,0.1,calm", "b,1,0,fast");
    assertThat(table.problems()).isEmpty();
  }

  @Test
  void seq04FindsItsTypeWhateverItsCase() {
    table
        .schema("sequence_id:VARCHAR(9),Timestamp:bigint unsigned,timestamp:TEXT,rhythm:TEXT")
        .rows("sequence_id,Timestamp,timestamp,rhythm", "a,2,2,calm", "a,1,1,calm", "b,1,1,fast");
    // The exact name goes first, and has no time type.
    assertThat(table.problems()).isEmpty();
    beats("a,2,0,calm", "a,1,0,calm", "b,1,0,fast");
    table.schema("sequence_id:VARCHAR(9),timestamp:bigint unsigned,rhythm:TEXT");
    assertThat(table.problems()).singleElement().asString().contains("SEQ-04 data.csv:2");
  }

  @Test
  void otherTypesOfTimeHaveNoOrder() {
    beats("a,late,0,calm", "a,early,0,calm", "b,x,0,fast");
    table.schema("sequence_id:VARCHAR(9),timestamp:TEXT,rhythm:TEXT");
    assertThat(table.problems()).isEmpty();
  }

  @Test
  void seq05RejectsDatesThatCannotBeReadInOneWay() {
    dated(
        "a,2024-01-01,0,calm",
        "a,soon,0,calm",
        "a,,0,calm",
        "a,03/04/2024,0,calm",
        "b,1999-1-1,0,x");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION SEQ-05 data.csv:2[timestamp]: 'soon' cannot be read as a date or time.",
            "REJECTION SEQ-05 data.csv:3[timestamp]: The timestamp is missing.",
            "REJECTION SEQ-05 data.csv:4[timestamp]: '03/04/2024' may start with the month or with the day; write dates as 2024-12-31.");
  }

  @Test
  void seq05RejectsDatesThatGoBackWithinASequence() {
    dated("a,2024-01-02,0,calm", "b,2023-01-01,0,fast", "a,2024-01-01 23:59,0,calm");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION SEQ-05 data.csv:3[timestamp]: '2024-01-01 23:59' is earlier than the time before it in sequence 'a'; sort the rows of a sequence by time.");
  }

  @Test
  void seq05TakesTheFutureAndRepetition() {
    dated("a,2034-01-02,0,calm", "a,Jan 2 2034,0,calm", "a,12/31/2034,0,calm", "b,2023-01-01,0,f");
    assertThat(table.problems()).isEmpty();
  }

  @Test
  void seq05OnlyRemarksTypesThatTheContractDoesNotName() {
    dated("a,2024-01-02,0,calm", "b,2023-01-01,0,fast", "a,2024-01-01,0,calm");
    table.schema("sequence_id:VARCHAR(9),timestamp:DATETIME,rhythm:TEXT");
    assertThat(table.problems()).singleElement().asString().startsWith("WARNING SEQ-05");
  }

  private void dated(String... rows) {
    beats(rows);
    table.schema("sequence_id:VARCHAR(9),timestamp:TIMESTAMP(6),rhythm:TEXT");
  }

  @Test
  void seq06RemarksIdsOfAnotherType() {
    beats("1,1,0.1,calm", "2,1,0.2,fast");
    table.schema("sequence_id:INT,timestamp:INT,mv:FLOAT,rhythm:VARCHAR(16)");
    assertThat(table.problems())
        .containsExactly(
            "WARNING SEQ-06 data.csv: Column 'sequence_id' is declared as INT; newer clusters want it to be VARCHAR.");
  }

  @Test
  void seq06RemarksIdsThatAreToIdentifyRecords() {
    table.request(table.request().toBuilder().recordIdColumn(Optional.of("sequence_id")).build());
    assertThat(table.problems())
        .containsExactly(
            "WARNING SEQ-06 data.csv: Column 'sequence_id' is to identify records, but a sequence has many; newer clusters refuse that.");
  }

  @Test
  void div01NeedsTwoLabels() {
    beats("a,1,0.1,calm", "b,1,0.2,calm");
    assertThat(table.problems()).singleElement().asString().startsWith("REJECTION DIV-01");
  }

  @Test
  void manySequencesAreKeptApart() {
    var rows = new String[40_000];
    for (var row = 0; row < rows.length; row++) {
      // Each comes twice, far apart; the last one goes back in time.
      var time = row == rows.length - 1 ? 0 : row;
      rows[row] = "s%d,%d,0,%s".formatted(row % 20_000, time, row % 2 == 0 ? "calm" : "fast");
    }
    beats(rows);
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION SEQ-04 data.csv:40000[timestamp]: '0' is earlier")
        .contains("'s19999'");
    assertThat(table.notes()).containsExactly("NOTE SEQ-02 data.csv: 20,000 sequences");
  }
}
