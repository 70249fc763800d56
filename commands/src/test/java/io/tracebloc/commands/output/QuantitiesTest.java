package io.tracebloc.commands.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.00 KiB",
    "102400000, 97.66 MiB",
    "1073741824, 1.00 GiB",
    "5497558138880, 5120.00 GiB",
  })
  void bytesReadAsInTheContract(long bytes, String text) {
    assertThat(Quantities.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0s",
    "940, 0.9s",
    "9940, 9.9s",
    "9950, 9s",
    "59999, 59s",
    "60000, 1m 00s",
    "3599000, 59m 59s",
    "3600000, 1h 00m",
    "90061000, 25h 01m",
  })
  void timeHasTwoUnitsAtMost(long millis, String text) {
    assertThat(Quantities.time(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void countsHaveCommasAndTheRightNumber() {
    assertThat(Quantities.count(1, "file")).isEqualTo("1 file");
    assertThat(Quantities.count(12_345, "file")).isEqualTo("12,345 files");
  }
}
