package io.tracebloc.engine.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a number, also against a pattern and the JDK. */
final class NumbersTest {
  private static final Pattern GRAMMAR =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

  /** What must be quick: up to 15 digits in all. */
  private static final Pattern SHORT =
      Pattern.compile("[+-]?(?=.{1,16}$)(?=[0-9.]*[0-9])[0-9]{0,15}(?:\\.[0-9]{0,13})?");

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "+1, 1",
    "-1, -1",
    "1., 1",
    ".5, 0.5",
    "-.5, -0.5",
    "1e3, 1000",
    "1E-2, 0.01",
    "007, 7",
    "123456789012345678, 123456789012345678",
    "0.1, 0.1",
    "1e-400, 0",
    "'  2.5\t', 2.5",
    "'\u00a03', 3"
  })
  void readsNumbers(String text, double value) {
    assertThat(Numbers.parse(Slice.of(text))).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "Inf", "+INF", "infinity", "Infinity"})
  void readsInfinity(String text) {
    assertThat(Numbers.parse(Slice.of(text))).hasValue(Double.POSITIVE_INFINITY);
    assertThat(Numbers.parse(Slice.of("-" + text.replace("+", ""))))
        .hasValue(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "NaN", "NAN"})
  void readsNotANumber(String text) {
    assertThat(Numbers.parse(Slice.of(text)).orElseThrow()).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", ".", "+", "-", "e5", "1e", "1e+", "1.0f", "1d", "1L", "0x10", "0x1p3", "1_000",
        "1,5", "1 2", "--1", "1.2.3", "1e400", "-1e400", "infinit", "nano", "١٢٣", "1\u0000"
      })
  void refusesEverythingElse(String text) {
    assertThat(Numbers.parse(Slice.of(text))).isEmpty();
  }

  @Property(tries = 3000)
  void agreesWithThePatternAndTheJdk(@ForAll("numberLike") String text) {
    var parsed = Numbers.parse(Slice.of(text));
    if (GRAMMAR.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
      assertThat(parsed).hasValue(Double.parseDouble(text));
    } else {
      assertThat(parsed).isEmpty();
    }
  }

  @Property(tries = 5000)
  void plainNumbersAreWhatTheyAreSaidToBe(@ForAll("plainLike") String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    switch (Numbers.plain(bytes, 0, bytes.length)) {
      case Numbers.PLAIN_WHOLE -> {
        assertThat(new BigDecimal(text).stripTrailingZeros().scale()).isNotPositive();
        assertThat(Numbers.isWhole(Numbers.parse(Slice.of(text)).orElseThrow())).isTrue();
      }
      case Numbers.PLAIN_FRACTION -> {
        assertThat(new BigDecimal(text).stripTrailingZeros().scale()).isPositive();
        assertThat(Numbers.isWhole(Numbers.parse(Slice.of(text)).orElseThrow())).isFalse();
      }
      case Numbers.PLAIN_NUMBER ->
          assertThat(Numbers.parse(Slice.of(text)).orElseThrow())
              .isFinite()
              .isEqualTo(new BigDecimal(text).doubleValue());
      default -> assertThat(SHORT.matcher(text).matches()).isFalse();
    }
  }

  @Property
  void agreesWithExactDecimals(@ForAll BigDecimal value) {
    var text = value.toPlainString();
    assertThat(Numbers.parse(Slice.of(text))).hasValue(value.doubleValue());
  }

  @Property
  void readsEveryDouble(@ForAll double value) {
    assertThat(Numbers.parse(Slice.of(Double.toString(value)))).hasValue(value);
  }

  @ParameterizedTest
  @CsvSource({"3.0, true", "3.5, false", "-0.0, true", "1e300, true", "NaN, false"})
  void knowsWholeNumbers(double value, boolean whole) {
    assertThat(Numbers.isWhole(value)).isEqualTo(whole);
  }

  @Provide
  Arbitrary<String> plainLike() {
    return Arbitraries.strings().withChars("0001239.-+ e").ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> numberLike() {
    return Arbitraries.strings().withChars("0123456789.eE+-").ofMaxLength(24);
  }
}
