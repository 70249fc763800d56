package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Path;

/** Time-series forecasting: what a town's power grid delivers each hour, with the temperature. */
final class HourlyLoad implements Recipe {
  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    var table = new CsvFile("timestamp", "temperature", "load_mw");
    var chance = new Chance(seed);
    for (var index = 0; index < records; index++) {
      var hour = PastDays.hour(records - 1 - index);
      var warmth = Math.sin((hour.getHour() - 9) * Math.PI / 12);
      var temperature = 3 + 4 * warmth + chance.about(0, 0.8);
      var activity = Math.sin((hour.getHour() - 6) * Math.PI / 12);
      var load = 60 + 18 * activity - 0.7 * temperature + chance.about(0, 1.5);
      table.row(PastDays.text(hour), temperature, load);
    }
    table.writeTo(folder.resolve("load.csv"));
  }
}
