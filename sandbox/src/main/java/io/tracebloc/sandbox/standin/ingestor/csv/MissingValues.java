package io.tracebloc.sandbox.standin.ingestor.csv;

import java.util.Set;

/** The contract's notions of a missing value; both look at the cell as it stands. */
public final class MissingValues {
  private static final Set<String> CURATED =
      Set.of("", "NA", "N/A", "n/a", "NULL", "null", "None", "none", "NaN", "nan", "<NA>", "#N/A");
  private static final Set<String> PANDAS =
      Set.of(
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

  private MissingValues() {}

  /** NA-12, the curated sentinels. */
  public static boolean isCurated(String cell) {
    return CURATED.contains(cell);
  }

  /** NA-19, what pandas takes for missing: {@code #NA} is, {@code none} is not. */
  public static boolean isPandas(String cell) {
    return PANDAS.contains(cell);
  }

  /** Whether a typed column or the table has no value here: NA-12, or only white space. */
  public static boolean isNull(String cell) {
    return CURATED.contains(cell) || Cells.isBlank(cell);
  }
}
