package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Path;

/** Tabular regression: rents of flats. */
final class Rents implements Recipe {
  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    var table = new CsvFile("rooms", "area", "rent");
    var chance = new Chance(seed);
    for (var index = 0; index < records; index++) {
      var rooms = chance.between(1, 5);
      var area = 14 + rooms * chance.between(15.0, 26.0);
      var rent = 120 + area * chance.between(11.0, 15.0);
      table.row(rooms, area, rent);
    }
    table.writeTo(folder.resolve("rents.csv"));
  }
}
