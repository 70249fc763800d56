package io.tracebloc.engine.dataset.rule;

import java.util.Arrays;
import java.util.BitSet;

/** Sequences that are not as they should be, with the row that shows it first. */
final class Deviations {
  private final BitSet seen = new BitSet();
  private int[] sequences = {};
  private long[] rows = {};
  private int size;

  /** Takes what is to be done with each. */
  interface Action {
    void take(int sequence, long row);
  }

  /** Adds a sequence, unless it is known. */
  void add(int sequence, long row) {
    if (seen.get(sequence)) {
      return;
    }
    seen.set(sequence);
    if (size == rows.length) {
      var capacity = size + (size >> 1) + 16;
      sequences = Arrays.copyOf(sequences, capacity);
      rows = Arrays.copyOf(rows, capacity);
    }
    sequences[size] = sequence;
    rows[size++] = row;
  }

  /** All of them, in the order of their rows. */
  void forEach(Action action) {
    for (var at = 0; at < size; at++) {
      action.take(sequences[at], rows[at]);
    }
  }
}
