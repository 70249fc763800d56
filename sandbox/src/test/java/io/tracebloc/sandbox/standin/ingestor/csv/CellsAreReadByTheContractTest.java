package io.tracebloc.sandbox.standin.ingestor.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets.md 5.1. */
class CellsAreReadByTheContractTest {
  private static final CsvFormat PLAIN = new CsvFormat(',', '"', Optional.empty());

  @ParameterizedTest
  @CsvSource({"1,1", "+1.5e3,1500", ".5,0.5", "5.,5", "-0,-0.0", "' 7\u00a0',7"})
  void numbers(String cell, double number) {
    assertThat(Numbers.parse(cell)).hasValue(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1f", "1d", "0x10", "1_0", "1e400", "1e", ".", "1 2", "١", "\u001c1", "infin"})
  void whatIsNoNumber(String cell) {
    assertThat(Numbers.parse(cell)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "+Infinity", "-INF", "NaN", "nan"})
  void numbersThatAreNotFinite(String cell) {
    assertThat(Double.isFinite(Numbers.parse(cell).orElseThrow())).isFalse();
  }

  @Test
  void threeNotionsOfMissing() {
    assertThat(List.of("none", "#NA", " NA ", "  ", "None"))
        .map(MissingValues::isCurated)
        .containsExactly(true, false, false, false, true);
    assertThat(List.of("none", "#NA", " NA ", "  ", "None"))
        .map(MissingValues::isPandas)
        .containsExactly(false, true, false, false, true);
    assertThat(List.of("none", "#NA", " NA ", "  ", "None"))
        .map(MissingValues::isNull)
        .containsExactly(true, false, false, true, true);
  }

  @Test
  void onlyTheContractsWhiteSpaceIsTrimmed() {
    assertThat(Cells.trim("\u00a0\u2007\u202f\u0085 a b\u3000\t")).isEqualTo("a b");
    assertThat(Cells.trim("\u001ca\u200b")).isEqualTo("\u001ca\u200b");
  }

  @Test
  void columnsAreResolvedExactlyFirst() {
    assertThat(Cells.resolve(List.of("Label ", "label"), "label")).hasValue(1);
    assertThat(Cells.resolve(List.of("x", "LABEL", "Label"), " label")).hasValue(1);
    assertThat(Cells.resolve(List.of("x"), "label")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-05,2024-03-05T00:00",
    "20240305,2024-03-05T00:00",
    "2024/03/05 07:08,2024-03-05T07:08",
    "03/05/2024,2024-03-05T00:00",
    "25/05/2024,2024-05-25T00:00",
    "3.5.24 1:02:03.5 pm,2024-03-05T13:02:03.5",
    "'March 5, 2024',2024-03-05T00:00",
    "5-Mar-2024,2024-03-05T00:00",
    "'Tue, 5 Mar 2024 10:00:00 GMT',2024-03-05T10:00",
    "2024-03-05T00:30:00+01:00,2024-03-04T23:30",
    "2024-03,2024-03-01T00:00"
  })
  void moments(String cell, LocalDateTime moment) {
    assertThat(Moments.parse(cell, false)).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "2024-02-30", "2024-13-13", "2024-01-01 24:00", "1.5", "0001-01-01"})
  void whatIsNoMoment(String cell) {
    assertThat(Moments.parse(cell, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "01/02/2024,true",
    "2/2/2024,false",
    "13/02/2024,false",
    "2024-1-2,false",
    "2024/1/2,true",
    "2024/01/02,true",
    "2024/02/02,false",
    "20240102,false"
  })
  void dayAndMonthCanBeExchanged(String cell, boolean ambiguous) {
    assertThat(Moments.isAmbiguous(cell)).isEqualTo(ambiguous);
  }

  @Test
  void recordsAreReadAsPandasReadsThem() {
    var text = "a,\"b\"\"c\",d\"e\r\n  \n\"x\r\ny\",\n1\rlast,\"open\nend";
    assertThat(CsvText.records(text, PLAIN))
        .containsExactly(
            List.of("a", "b\"c", "d\"e"),
            List.of("x\ny", ""),
            List.of("1"),
            List.of("last", "open\nend"));
  }

  @ParameterizedTest
  @CsvSource({"varchar(20),VARCHAR,20", "' Int Unsigned',INT,-1", "VARCHAR(x),VARCHAR,-1"})
  void typesHaveABaseAndPerhapsALength(String text, String base, int length) {
    assertThat(SqlType.of(text).base()).isEqualTo(base);
    assertThat(SqlType.of(text).length().orElse(-1)).isEqualTo(length);
  }
}
