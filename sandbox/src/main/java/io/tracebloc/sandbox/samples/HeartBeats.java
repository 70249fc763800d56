package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Time-series classification: stretches of a drawn electrocardiogram, one row each 40 ms, regular
 * or with beats that come too early.
 */
final class HeartBeats implements Recipe {
  private static final int ROWS_OF_A_STRETCH = 50;
  private static final int MILLISECONDS = 40;

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    var table = new CsvFile("sequence_id", "timestamp", "millivolts", "rhythm");
    var chance = new Chance(seed);
    // There must be two at least, one of each rhythm.
    var stretches = Math.max(2, records / ROWS_OF_A_STRETCH);
    for (var stretch = 0; stretch < stretches; stretch++) {
      var rows = records * (stretch + 1) / stretches - records * stretch / stretches;
      addStretch(table, stretch, rows, chance);
    }
    table.writeTo(folder.resolve("beats.csv"));
  }

  private static void addStretch(CsvFile table, int stretch, int rows, Chance chance) {
    var irregular = stretch % 2 == 1;
    var id = String.format(Locale.ROOT, "ecg-%05d", stretch);
    // Where the heart is in its beat, from 0 to 1.
    var phase = chance.between(0.0, 1.0);
    var pace = MILLISECONDS / chance.between(700.0, 950.0);
    for (var row = 0; row < rows; row++) {
      table.row(
          id,
          row * MILLISECONDS,
          voltage(phase) + chance.about(0, 0.02),
          irregular ? "irregular" : "regular");
      phase += pace;
      if (phase >= 1 || (irregular && phase > 0.7 && chance.happens(0.2))) {
        phase = Math.max(0, phase - 1);
      }
    }
  }

  /** The waves P, R and T, each a bump at its place. */
  private static double voltage(double phase) {
    return bump(phase, 0.18, 0.03, 0.15)
        + bump(phase, 0.32, 0.02, 1.1)
        + bump(phase, 0.58, 0.06, 0.3);
  }

  private static double bump(double phase, double place, double width, double height) {
    var distance = (phase - place) / width;
    return height * Math.exp(-distance * distance / 2);
  }
}
