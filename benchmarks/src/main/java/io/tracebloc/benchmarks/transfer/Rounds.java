package io.tracebloc.benchmarks.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several sides in turn, so that what else happens on the machine meets all. */
final class Rounds {
  private final Run run;

  Rounds(Run run) {
    this.run = run;
  }

  /**
   * Copies once to warm up, then so often as wanted, each time to a new place, and compares digests
   * each time.
   *
   * @return the medians of each side, in their order
   */
  Map<Side, Copied> of(String work, Path source, List<Side> sides)
      throws IOException, InterruptedException {
    var digest = Contents.digest(source);
    var measured = new LinkedHashMap<Side, List<Copied>>();
    sides.forEach(side -> measured.put(side, new ArrayList<>()));
    for (var round = 0; round <= run.times(); round++) {
      for (var side : sides) {
        var place = run.place("%s-%d-%d".formatted(work, sides.indexOf(side), round));
        var copied = side.copy(source, place);
        run.site().check(place, digest);
        if (Files.isRegularFile(source)) {
          // Many small files stay until the end: file systems are slow where many just went.
          run.site().remove(place);
        }
        run.table()
            .line(round == 0 ? "Warm-up" : "Run " + round, "%s %s".formatted(side.name(), copied));
        if (round > 0) {
          measured.get(side).add(copied);
        }
      }
    }
    var medians = new LinkedHashMap<Side, Copied>();
    measured.forEach((side, copies) -> medians.put(side, Copied.median(copies)));
    medians.forEach(
        (side, copied) -> run.table().line("Median", "%s %s".formatted(side.name(), copied)));
    return medians;
  }
}
