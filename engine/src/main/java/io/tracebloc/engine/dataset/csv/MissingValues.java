package io.tracebloc.engine.dataset.csv;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.util.Arrays;
import java.util.List;

/**
 * The sets of texts that stand for a missing value; case-sensitive ({@code contract/datasets.md}
 * trap 11).
 */
public enum MissingValues {
  /** Curated sentinels: typed columns, {@code mask_id}, client-side diversity and inference. */
  NA_12("", "NA", "N/A", "n/a", "NULL", "null", "None", "none", "NaN", "nan", "<NA>", "#N/A"),
  /** The default of pandas: sequence ids and their labels. */
  NA_19(
      "",
      "#N/A",
      "#N/A N/A",
      "#NA",
      "-1.#IND",
      "-1.#QNAN",
      "-NaN",
      "-nan",
      "1.#IND",
      "1.#QNAN",
      "<NA>",
      "N/A",
      "NA",
      "NULL",
      "NaN",
      "None",
      "n/a",
      "nan",
      "null");

  private static final int LONGEST = 8;

  @SuppressWarnings("ImmutableEnumChecker") // Never handed out, never changed.
  private final List<Slice> texts;

  MissingValues(String... texts) {
    this.texts = Arrays.stream(texts).map(Slice::of).toList();
  }

  /** Whether a cell, as it is, stands for a missing value. */
  public boolean contains(Slice cell) {
    if (cell.length() > LONGEST || (!cell.isEmpty() && !mayStart(cell.at(0)))) {
      return false;
    }
    for (var text : texts) {
      if (text.matches(cell)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text of either set starts so; nearly all other cells are done with then. */
  private static boolean mayStart(byte first) {
    return switch (first) {
      case '#', '-', '1', '<', 'N', 'n' -> true;
      default -> false;
    };
  }
}
