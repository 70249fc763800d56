package io.tracebloc.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How figures are made from measurements. */
final class FiguresTest {
  @Test
  void theMedianIsTheMiddleOrTheMeanOfTheTwoThere() {
    assertThat(Contest.median(new long[] {9, 1, 5})).isEqualTo(5);
    assertThat(Contest.median(new long[] {9, 1, 5, 6})).isEqualTo(5);
    assertThat(Contest.median(new long[] {7})).isEqualTo(7);
  }

  @Test
  void theHeapIsThatOfTheLargestCollections() {
    var log =
        List.of(
            "[0.009s][info][gc] Using Serial",
            "[0.431s][info][gc] GC(0) Pause Young (Allocation Failure) 68M->4M(247M) 3.926ms",
            "[0.831s][info][gc] GC(1) Pause Young (Allocation Failure) 72M->39M(247M) 9.1ms",
            "[0.931s][info][gc] GC(2) Pause Full (Allocation Failure) 70M->12M(247M) 19.1ms");
    assertThat(MemoryRun.heap(log))
        .isEqualTo("at most 72 MiB, and 39 MiB after a collection (3 of them)");
    assertThat(MemoryRun.heap(List.of())).isEqualTo("never collected");
  }
}
