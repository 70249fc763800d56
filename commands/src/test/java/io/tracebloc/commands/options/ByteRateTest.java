package io.tracebloc.commands.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Rates as curl's users write them. */
class ByteRateTest {
  private static final String[] SUFFIXES = {"", "k", "M", "G"};

  private static long read(String text) {
    return new ByteRate().convert(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1,        1",
    "2000,     2000",
    "2000B,    2000",
    "500k,     512000",
    "500K,     512000",
    "10M,      10485760",
    "10m/s,    10485760",
    "1.5M,     1572864",
    ".5Ki,     512",
    "1KiB,     1024",
    "1mib/s,   1048576",
    "2GiB,     2147483648",
    "1.0009,   1",
    "99999999999999999G, 9223372036854775807",
  })
  void areRead(String text, long bytes) {
    assertThat(read(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fast",
        "10MB",
        "10kB",
        "10Mbit",
        "-1",
        "+1",
        "1,5M",
        "1 M",
        " 1",
        "1e6",
        "0x10",
        "M",
        ".",
        "1..5",
        "1T",
        "1iB",
        "\u0661\u0662",
        "NaN",
        "1/s/s"
      })
  void orRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("500k");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0k", "0.0", ".9", "0.0001k"})
  void nothingAtAllIsNoRate(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("lets nothing through");
  }

  @Property
  void everyUnitCounts1024OfTheOneBefore(
      @ForAll @LongRange(min = 1, max = 1L << 30) long number,
      @ForAll @IntRange(max = 3) int unit) {
    var bytes = number << (10 * unit);
    assertThat(read(number + SUFFIXES[unit])).isEqualTo(bytes);
    assertThat(read(number + SUFFIXES[unit].toLowerCase(Locale.ROOT) + "/s")).isEqualTo(bytes);
    if (unit > 0) {
      assertThat(read(number + SUFFIXES[unit] + "iB")).isEqualTo(bytes);
    }
  }

  @Property
  void fractionsNeverCountMoreThanTheNextWholeNumber(
      @ForAll @LongRange(min = 1, max = 1L << 20) long whole,
      @ForAll @IntRange(max = 999) int thousandths,
      @ForAll @IntRange(max = 3) int unit) {
    var text = "%d.%03d%s".formatted(whole, thousandths, SUFFIXES[unit]);
    assertThat(read(text)).isBetween(whole << (10 * unit), ((whole + 1) << (10 * unit)) - 1);
  }

  @Property
  void anyTextIsReadOrRefusedWithAWord(@ForAll("oddTexts") String text) {
    try {
      assertThat(read(text)).isPositive();
    } catch (TypeConversionException refused) {
      assertThat(refused).hasMessageContaining("'" + text + "'");
    }
  }

  @Provide
  Arbitrary<String> oddTexts() {
    return Arbitraries.strings()
        .withChars("0123456789.kKmMgGiIbB/s +-e\u0131\u212a")
        .ofMaxLength(12);
  }
}
