package io.tracebloc.engine.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The two sets of missing values, against plain sets (R-07, R-08, trap 11). */
final class MissingValuesTest {
  private static final Set<String> TWELVE =
      Set.of("", "NA", "N/A", "n/a", "NULL", "null", "None", "none", "NaN", "nan", "<NA>", "#N/A");
  private static final Set<String> NINETEEN =
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

  @Property
  void agreesWithPlainSets(@ForAll("cells") String cell) {
    assertThat(MissingValues.NA_12.contains(Slice.of(cell))).isEqualTo(TWELVE.contains(cell));
    assertThat(MissingValues.NA_19.contains(Slice.of(cell))).isEqualTo(NINETEEN.contains(cell));
  }

  @Test
  void differWhereTheContractSaysSo() {
    assertThat(TWELVE).hasSize(12);
    assertThat(NINETEEN).hasSize(19);
    assertThat(MissingValues.NA_12.contains(Slice.of("none"))).isTrue();
    assertThat(MissingValues.NA_19.contains(Slice.of("none"))).isFalse();
    assertThat(MissingValues.NA_19.contains(Slice.of("#NA"))).isTrue();
    assertThat(MissingValues.NA_12.contains(Slice.of("#NA"))).isFalse();
    assertThat(MissingValues.NA_12.contains(Slice.of(" NA "))).isFalse();
  }

  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.oneOf(
        Arbitraries.of(TWELVE),
        Arbitraries.of(NINETEEN),
        Arbitraries.of(NINETEEN).map(String::toUpperCase),
        Arbitraries.strings().ofMaxLength(10));
  }
}
