package io.tracebloc.benchmarks;

import java.io.IOException;
import java.util.Arrays;

/** Two programs in turn, so that what else happens on the machine meets both. */
public final class Contest {
  private final Bench bench;
  private final Program ours;
  private final Program rival;

  Contest(Bench bench, Program ours, Program rival) {
    this.bench = bench;
    this.ours = ours;
    this.rival = rival;
  }

  /**
   * Warms up, measures, prints.
   *
   * @param amount how much a run deals with
   * @param unit of the amount
   */
  void run(double amount, String unit) throws IOException, InterruptedException {
    bench.line("Ours", ours.line());
    bench.line("Rival", rival.line());
    rival.time();
    ours.time();
    var times = bench.settings().times();
    var our = new long[times];
    var their = new long[times];
    for (var round = 0; round < times; round++) {
      their[round] = rival.time();
      our[round] = ours.time();
      bench.line(
          "Run " + (round + 1),
          "ours %.2f s, rival %.2f s".formatted(seconds(our[round]), seconds(their[round])));
    }
    var ourMedian = seconds(median(our));
    var theirMedian = seconds(median(their));
    bench.line("Median", "ours %.2f s, rival %.2f s".formatted(ourMedian, theirMedian));
    bench.line(
        "Rate",
        "ours %,.0f %s/s, rival %,.0f %s/s"
            .formatted(amount / ourMedian, unit, amount / theirMedian, unit));
    bench.line("Ratio", "ours has %.2f of the rival's rate".formatted(theirMedian / ourMedian));
  }

  /** The middle one, or the mean of the two in the middle. */
  public static long median(long[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static double seconds(long nanoseconds) {
    return nanoseconds / 1e9;
  }
}
