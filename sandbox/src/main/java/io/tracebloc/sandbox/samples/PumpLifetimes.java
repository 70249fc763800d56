package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Time-to-event prediction: how many hours pumps ran, and whether they failed then or still ran
 * when one stopped looking.
 */
final class PumpLifetimes implements Recipe {
  private static final double OBSERVED_HOURS = 9000;

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    var table = new CsvFile("pump", "hours", "vibration", "load_share", "failed");
    var chance = new Chance(seed);
    for (var index = 0; index < records; index++) {
      var vibration = chance.between(0.5, 6.0);
      var loadShare = chance.between(0.3, 1.0);
      var scale = 16_000 / (1 + vibration * loadShare);
      var lifetime = scale * -Math.log(1 - chance.between(0.0, 0.999));
      var failed = lifetime < OBSERVED_HOURS;
      table.row(
          RecordName.of("pump", index),
          failed ? lifetime : OBSERVED_HOURS,
          vibration,
          loadShare,
          failed ? 1 : 0);
    }
    table.writeTo(folder.resolve("pumps.csv"));
  }
}
