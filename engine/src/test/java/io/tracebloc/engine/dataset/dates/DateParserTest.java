package io.tracebloc.engine.dataset.dates;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.dates.DateParser.Reading;
import java.time.LocalDate;
import java.time.LocalDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How texts about time are read (TAB-04, TSF-03). */
final class DateParserTest {
  private final DateParser parser = new DateParser(LocalDate.of(2026, 11, 21));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-01-02|2024-01-02T00:00",
        "  2024-01-02 |2024-01-02T00:00",
        "2024/01/02|2024-01-02T00:00",
        "2024.1.2|2024-01-02T00:00",
        "2024\\01\\02|2024-01-02T00:00",
        "2024 01 02|2024-01-02T00:00",
        "20240102|2024-01-02T00:00",
        "240102|2002-01-24T00:00",
        "202001|2020-01-01T00:00",
        "2024-01|2024-01-01T00:00",
        "2024|2024-01-01T00:00",
        "01/02/2024|2024-01-02T00:00",
        "13/02/2024|2024-02-13T00:00",
        "1.2.2024|2024-01-02T00:00",
        "31.12.24|2024-12-31T00:00",
        "01/02/85|1985-01-02T00:00",
        "01/02/70|2070-01-02T00:00",
        "01/02/76|1976-01-02T00:00",
        "Jan 2, 2024|2024-01-02T00:00",
        "2 January 2024|2024-01-02T00:00",
        "2nd of January 2024|2024-01-02T00:00",
        "2-Jan-2024|2024-01-02T00:00",
        "02-Jan-24|2024-01-02T00:00",
        "Jan-02-2024|2024-01-02T00:00",
        "Sept 2024|2024-09-01T00:00",
        "Tue, 02 Jan 2024 10:11:12 GMT|2024-01-02T10:11:12",
        "Tue Jan 2 10:11:12 2024|2024-01-02T10:11:12",
        "2024-01-02T10:11:12|2024-01-02T10:11:12",
        "2024-01-02T10:11:12.123456789|2024-01-02T10:11:12.123456789",
        "2024-01-02 10:11:12,5|2024-01-02T10:11:12.5",
        "2024-01-02T10|2024-01-02T10:00",
        "2024-01-02 10|2024-01-02T10:00",
        "20240102T101112|2024-01-02T10:11:12",
        "20240102T1011|2024-01-02T10:11",
        "20240102101112|2024-01-02T10:11:12",
        "202401021011|2024-01-02T10:11",
        "2024-01-02 10:11 PM|2024-01-02T22:11",
        "2024-01-02 12:11 am|2024-01-02T00:11",
        "1/2/2024 3:04:05 p.m.|2024-01-02T15:04:05",
        "2024-01-02 10pm|2024-01-02T22:00",
        "2024-01-02 10h11m12s|2024-01-02T10:11:12",
        "2024-01-02 10h11|2024-01-02T10:11",
        "10:11 2024-01-02|2024-01-02T10:11",
        "10:11:12|2026-11-21T10:11:12",
        "9:11 pm|2026-11-21T21:11",
        "1990|1990-01-01T00:00",
        "1300|1970-01-01T00:00:00.000001300",
        "12|1970-01-01T00:00:00.000000012",
        "99|1970-01-01T00:00:00.000000099",
        "2.5|1970-01-01T00:00:00.000000002",
        "today|2026-11-21T00:00",
        "2024Q3|2024-07-01T00:00",
        "1Q24|2024-01-01T00:00",
        "1700000000000000000|2023-11-14T22:13:20",
      })
  void readsManySpellings(String text, LocalDateTime expected) {
    assertThat(parser.parse(Slice.of(text)).map(DateTime::local)).hasValue(expected);
    assertThat(DateParser.reading(Slice.of(text))).isEqualTo(Reading.READABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-02T10:00:00Z, 0",
    "2024-01-02T10:00:00+01:00, 3600",
    "2024-01-02T10:00:00-0330, -12600",
    "2024-01-02 10:00 +2, 7200",
    "2024-01-02 10:00 UTC, 0",
    "2024-01-02 10:00 GMT+3, -10800",
    "2024-01-02 10:00:00 -0300 (BRST), -10800"
  })
  void readsOffsets(String text, int seconds) {
    assertThat(parser.parse(Slice.of(text)).orElseThrow().offset()).hasValue(seconds);
  }

  @Test
  void leavesNamesOfZonesWithoutAnOffset() {
    var moment = parser.parse(Slice.of("2024-01-02 10:00 EST")).orElseThrow();
    assertThat(moment.offset()).isEmpty();
    assertThat(moment.local()).isEqualTo("2024-01-02T10:00");
  }

  @Test
  void comparesMomentsInTheirZones() {
    var early = parser.parse(Slice.of("2024-01-02T10:00:00+02:00")).orElseThrow();
    var late = parser.parse(Slice.of("2024-01-02T09:00:00Z")).orElseThrow();
    assertThat(early.epochMicros()).isLessThan(late.epochMicros());
    assertThat(early.date()).isEqualTo("2024-01-02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "n/k",
        "2024-02-30",
        "2024-13-01",
        "32/01/2024",
        "13/13/2024",
        "2024-01-02 25:00",
        "2024-01-02 10:61",
        "2024-01-02 13:00 pm",
        "am",
        "Q5 2024",
        "2024Q5",
        "Jan Feb 2024",
        "1/2/3/4",
        "2024-01-02 what",
        "99999999999999999999999",
        "--",
        "$5"
      })
  void refusesWhatCannotBeRead(String text) {
    assertThat(parser.parse(Slice.of(text))).isEmpty();
    assertThat(DateParser.reading(Slice.of(text))).isEqualTo(Reading.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaT", "nat", "NaN"})
  void takesWordsForNoTime(String text) {
    assertThat(DateParser.reading(Slice.of(text))).isEqualTo(Reading.READABLE);
    assertThat(parser.parse(Slice.of(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1500-01-01, OUT_OF_BOUNDS",
    "9999-12-31 23:59:59, OUT_OF_BOUNDS",
    "1 Jan 2300, OUT_OF_BOUNDS",
    "0000-01-01, OUT_OF_BOUNDS",
    "1677-09-21, OUT_OF_BOUNDS",
    "1677-09-22, READABLE",
    "2262-04-11, READABLE",
    "2262-04-12, OUT_OF_BOUNDS"
  })
  void knowsHowFarTheClustersCalendarReaches(String text, Reading expected) {
    assertThat(DateParser.reading(Slice.of(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 Mar",
        "Jan-24",
        "5-Jan",
        "March 5th",
        "1/13",
        "13.1.",
        "Friday",
        "10 am",
        "12h",
        "1:2:3",
        "2024:01:05 10:30:15"
      })
  void missesTheYear(String text) {
    assertThat(DateParser.reading(Slice.of(text))).isEqualTo(Reading.WITHOUT_YEAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-99999999999", "0e21474836479", "-1e-99999999999"})
  void takesNumbersWithHugeExponents(String text) {
    assertThat(parser.parse(Slice.of(text)).map(DateTime::epochMicros)).hasValue(0L);
  }

  @ParameterizedTest
  @CsvSource({
    "01/02/2024, true",
    "1.2.24, true",
    "01-02-2024 10:00, true",
    "01/01/2024, false",
    "13/02/2024, false",
    "02/13/2024, false",
    "2024-01-02, false",
    "2024/01/02, true",
    "2024.1.2, true",
    "2024/01/02 10:00 PM, true",
    "2024/02/02, false",
    "2024/01/13, false",
    "2024-1-2, false",
    "2024-01/02, false",
    "20240102, false",
    "20240102101112, true",
    "2 Jan 2024, false",
    "soon, false"
  })
  void knowsWhereDayAndMonthCanBeSwapped(String text, boolean ambiguous) {
    assertThat(parser.isAmbiguous(Slice.of(text))).isEqualTo(ambiguous);
  }

  @Property(tries = 5000)
  void neverFails(@ForAll("dateLike") String text) {
    var cell = Slice.of(text);
    var parsed = parser.parse(cell);
    assertThat(parsed.isEmpty() || DateParser.reading(cell) != Reading.UNREADABLE).isTrue();
    assertThat(parser.isAmbiguous(cell)).isIn(true, false);
  }

  @Property
  void neverFailsOnAnyText(@ForAll String text) {
    assertThat(DateParser.reading(Slice.of(text))).isNotNull();
  }

  @Provide
  Arbitrary<String> dateLike() {
    return Arbitraries.of(
            "1",
            "12",
            "31",
            "99",
            "024",
            "2024",
            "240102",
            "20240102",
            "20240102101112",
            "1.5",
            "12345678901",
            "-",
            "/",
            ".",
            ",",
            ":",
            " ",
            "+",
            "T",
            "Z",
            "am",
            "p",
            ".m.",
            "Jan",
            "december",
            "Mon",
            "h",
            "min",
            "m",
            "s",
            "UTC",
            "EST",
            "(",
            ")",
            "of",
            "th",
            "Q",
            "é")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }
}
