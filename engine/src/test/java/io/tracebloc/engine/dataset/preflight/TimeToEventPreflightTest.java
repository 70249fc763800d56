package io.tracebloc.engine.dataset.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for times until an event, one broken thing at a time (5.7). */
final class TimeToEventPreflightTest {
  @TempDir private Path folder;
  private Table table;

  @BeforeEach
  void writePumps() {
    table = new Table(folder, Category.TIME_TO_EVENT_PREDICTION, "failed");
    times("12.5", "0", "7");
  }

  private Table times(String... times) {
    var lines = new String[times.length + 1];
    lines[0] = "time,failed";
    for (var row = 0; row < times.length; row++) {
      lines[row + 1] = times[row] + "," + row % 2;
    }
    return table.rows(lines);
  }

  private void timeColumn(String name) {
    table.request(table.request().toBuilder().timeColumn(Optional.of(name)).build());
  }

  @Test
  void acceptsTimesFromZeroOn() {
    assertThat(table.problems()).isEmpty();
    assertThat(table.accepted()).isPresent();
  }

  @Test
  void tte01NeedsTheUsualColumn() {
    table.rows("Time,failed", "1,0", "1,1");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION TTE-01 data.csv: Rename column 'Time' to 'time': its case counts.");
  }

  @Test
  void tte01NeedsTheColumnThatWasNamed() {
    timeColumn("hours");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION TTE-01 data.csv: There is no column 'hours' with the time until the event; the columns are 'time', 'failed'.");
    table.rows("hours,failed", "1,0", "1,1");
    assertThat(table.problems()).isEmpty();
  }

  @Test
  void tte01MakesTheNamePrintable() {
    timeColumn("h\u001b[31m");
    assertThat(table.problems()).singleElement().asString().doesNotContain("\u001b");
  }

  @Test
  void tte02RejectsTimesBelowZero() {
    assertThat(times("1", "-0.5", "-0", "3").problems())
        .containsExactly("REJECTION TTE-02 data.csv:2[time]: The time '-0.5' is below zero.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "none", " ", "#NA", "nan"})
  void tte02RemarksMissingTimes(String time) {
    table.schema("time:VARCHAR(9),failed:INT");
    assertThat(times("1", time, "3").problems())
        .containsExactly("WARNING TTE-02 data.csv:2[time]: The time is missing.");
  }

  @Test
  void tte02RejectsWhatIsNoNumberInAColumnOfAnotherType() {
    table.schema("time:VARCHAR(9),failed:INT");
    assertThat(times("1", "long", "3").problems())
        .containsExactly("REJECTION TTE-02 data.csv:2[time]: The time 'long' is no number.");
  }

  @Test
  void tte02LeavesWhatIsNoNumberInNumericColumnsToTab03() {
    table.schema("time:INT,failed:INT");
    assertThat(times("1", "long", "3").problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION TAB-03 data.csv:2[time]: 'long' is no number");
  }

  @Test
  void tte02LooksAtTheColumnThatWasNamed() {
    timeColumn("hours");
    table.rows("time,hours,failed", "-1,1,0", "-2,-3,1");
    assertThat(table.problems())
        .containsExactly("REJECTION TTE-02 data.csv:2[hours]: The time '-3' is below zero.");
  }
}
