package io.tracebloc.engine.dataset.dates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commonest spelling of dates, against the JDK. */
final class IsoDatesTest {
  private static final DateTimeFormatter STRICT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

  @Property
  void agreesWithTheJdkAboutEveryDay(
      @ForAll @IntRange(min = 1, max = 9999) int year,
      @ForAll @IntRange(max = 13) int month,
      @ForAll @IntRange(max = 32) int day) {
    var text = "%04d-%02d-%02d".formatted(year, month, day);
    assertThat(micros(text)).isEqualTo(expected(text));
  }

  @Property
  void readsTimesAndFractions(
      @ForAll("moments") LocalDateTime moment, @ForAll @IntRange(min = 1, max = 9) int digits) {
    var seconds = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(moment);
    var fraction = "%09d".formatted(moment.get(ChronoField.NANO_OF_SECOND)).substring(0, digits);
    var micros = Long.parseLong((fraction + "00000").substring(0, 6));
    assertThat(micros(seconds)).isEqualTo(whole(moment.truncatedTo(ChronoUnit.SECONDS)));
    assertThat(micros(seconds.replace(' ', 'T') + "." + fraction))
        .isEqualTo(whole(moment.truncatedTo(ChronoUnit.SECONDS)) + micros);
    assertThat(micros(seconds.substring(0, 16)))
        .isEqualTo(whole(moment.truncatedTo(ChronoUnit.MINUTES)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024-01-1",
        "2024-1-01",
        "2024/01/01",
        "2024-02-30",
        "2023-02-29",
        "1900-02-29",
        "0000-01-01",
        "2024-01-01T",
        "2024-01-01 1",
        "2024-01-01 24:00",
        "2024-01-01 10:60",
        "2024-01-01 10:00:60",
        "2024-01-01 10:00:00.",
        "2024-01-01 10:00:00Z",
        "2024-01-01 10:00:0",
        "2024-01-01  10:00",
        "2024-01-01 10.00",
        "2024-01-0a",
        "2024-01-01 10:00:00.1234567890",
        "-024-01-01"
      })
  void leavesEverythingElseToOthers(String text) {
    assertThat(micros(text)).isEqualTo(IsoDates.OTHER);
  }

  @Property
  void neverFails(@ForAll byte[] bytes) {
    assertThat(IsoDates.isPlain(bytes, 0, bytes.length)).isIn(true, false);
  }

  @Provide
  Arbitrary<LocalDateTime> moments() {
    return Arbitraries.longs()
        .between(-62_135_596_800L, 253_402_300_799L)
        .flatMap(
            second ->
                Arbitraries.integers()
                    .between(0, 999_999_999)
                    .map(nano -> LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC)));
  }

  private static long micros(String text) {
    var bytes = text.getBytes(UTF_8);
    return IsoDates.epochMicros(bytes, 0, bytes.length);
  }

  private static long whole(LocalDateTime moment) {
    return moment.toEpochSecond(ZoneOffset.UTC) * 1_000_000;
  }

  private static long expected(String text) {
    try {
      return LocalDate.parse(text, STRICT).toEpochDay() * 86_400_000_000L;
    } catch (DateTimeException e) {
      return IsoDates.OTHER;
    }
  }
}
