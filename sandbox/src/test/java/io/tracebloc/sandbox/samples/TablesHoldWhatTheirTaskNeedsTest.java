package io.tracebloc.sandbox.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of {@code contract/datasets.md} 5.5 to 5.7. */
class TablesHoldWhatTheirTaskNeedsTest {
  @TempDir private Path folder;

  @Test
  void forecastsStartFromHoursInOrderThatArePast() throws IOException {
    var format = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    var hours =
        SampleRows.of("time_series_forecasting", folder).column("timestamp").stream()
            .map(text -> LocalDateTime.parse(text, format))
            .toList();

    for (var at = 1; at < hours.size(); at++) {
      assertThat(hours.get(at)).isEqualTo(hours.get(at - 1).plusHours(1));
    }
    assertThat(hours.getLast().toLocalDate()).isEqualTo(LocalDate.of(2024, 12, 31));
  }

  @Test
  void aSequenceHasOneRhythmAndItsTimeGoesOn() throws IOException {
    var rhythms = new HashMap<String, String>();
    var times = new HashMap<String, List<Integer>>();
    for (var row : SampleRows.of("time_series_classification", folder).rows()) {
      var id = row.get("sequence_id");
      assertThat(rhythms.merge(id, row.get("rhythm"), (first, _) -> first))
          .isEqualTo(row.get("rhythm"));
      times.computeIfAbsent(id, _ -> new ArrayList<>()).add(Integer.parseInt(row.get("timestamp")));
    }
    assertThat(Set.copyOf(rhythms.values())).containsExactlyInAnyOrder("regular", "irregular");
    assertThat(times.values()).allSatisfy(list -> assertThat(list).isSorted());
  }

  @Test
  void lifetimesAreNotNegativeAndSomePumpsHold() throws IOException {
    var table = SampleRows.of("time_to_event_prediction", folder);

    assertThat(table.column("hours")).allMatch(hours -> Double.parseDouble(hours) >= 0);
    assertThat(Set.copyOf(table.column("failed"))).containsExactlyInAnyOrder("0", "1");
  }

  @Test
  void numbersArePlainDecimals() throws IOException {
    for (var category : List.of("tabular_classification", "tabular_regression")) {
      var table = SampleRows.of(category, folder.resolve(category));
      for (var column : List.of("age", "income", "amount", "rooms", "area", "rent")) {
        if (table.header().contains(column)) {
          assertThat(table.column(column)).allMatch(cell -> cell.matches("([0-9]+(\\.[0-9]+)?)?"));
        }
      }
    }
  }
}
