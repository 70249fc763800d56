package io.tracebloc.commands.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As kubectl writes ages. */
class AgeTest {
  @ParameterizedTest
  @CsvSource({
    "PT-5S, <invalid>",
    "PT0S, 0s",
    "PT119S, 119s",
    "PT120S, 2m",
    "PT5M10S, 5m10s",
    "PT10M10S, 10m",
    "PT179M, 179m",
    "PT3H, 3h",
    "PT3H5M, 3h5m",
    "PT8H5M, 8h",
    "PT47H, 47h",
    "PT48H, 2d",
    "PT76H, 3d4h",
    "P8DT5H, 8d",
    "P729D, 729d",
    "P730D, 2y",
    "P1000D, 2y270d",
    "P4000D, 10y"
  })
  void amountsAreRounded(Duration age, String told) {
    assertThat(Age.of(age)).isEqualTo(told);
  }
}
