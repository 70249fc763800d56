package io.tracebloc.commands.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Durations as kubectl's users write them. */
class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "'',      PT0S",
    "0,       PT0S",
    "0s,      PT0S",
    "5,       PT5S",
    "+5,      PT5S",
    "1s,      PT1S",
    "+5s,     PT5S",
    "1m30s,   PT1M30S",
    "3h,      PT3H",
    "1.5h,    PT1H30M",
    ".5s,     PT0.5S",
    "5.s,     PT5S",
    "500ms,   PT0.5S",
    "20us,    PT0.00002S",
    "20\u00b5s,    PT0.00002S",
    "20\u03bcs,    PT0.00002S",
    "7ns,     PT0.000000007S",
    "1000h,   PT1000H",
  })
  void areRead(String text, Duration duration) {
    assertThat(new GoDuration().convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "5x", "-1s", "s", ".s", "1s2", " 1s", "1 s", "1e3s", "0x5s"})
  void orRefused(String text) {
    assertThatThrownBy(() -> new GoDuration().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("not a duration");
  }
}
