package io.tracebloc.engine.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How records are told apart. */
final class CsvReaderTest {
  @Test
  void dropsAByteOrderMark() throws IOException {
    var reader = reader("\ufeffa,b\n");
    assertThat(reader.next()).isTrue();
    assertThat(reader.cell(0).text()).isEqualTo("a");
    assertThat(reader.hasByteOrderMark()).isTrue();
  }

  @Test
  void keepsASecondByteOrderMark() throws IOException {
    assertThat(records("\ufeff\ufeffa")).containsExactly(List.of("\ufeffa"));
  }

  @Test
  void endsRecordsAtEveryKindOfLineEnd() throws IOException {
    assertThat(records("a,b\nc\r\nd\re"))
        .containsExactly(List.of("a", "b"), List.of("c"), List.of("d"), List.of("e"));
  }

  @Test
  void skipsLinesWithoutContent() throws IOException {
    assertThat(records("\n\r\na\n \t \n\nb\n  ")).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void keepsBlanksAroundCells() throws IOException {
    assertThat(records(" a , b \n")).containsExactly(List.of(" a ", " b "));
  }

  @Test
  void keepsEmptyCells() throws IOException {
    assertThat(records(",\n\"\"\n")).containsExactly(List.of("", ""), List.of(""));
  }

  @Test
  void readsSeparatorsAndLineEndsInsideQuotes() throws IOException {
    assertThat(records("\"a,b\",\"c\nd\",\"e\r\nf\",\"g\rh\"\n"))
        .containsExactly(List.of("a,b", "c\nd", "e\nf", "g\rh"));
  }

  @Test
  void turnsDoubledQuotesIntoOne() throws IOException {
    assertThat(records("\"a\"\"b\",\"\"\"\"\n")).containsExactly(List.of("a\"b", "\""));
  }

  @Test
  void takesStrayQuotesLiterally() throws IOException {
    assertThat(records("a\"b\",\"c\"d\",e\n")).containsExactly(List.of("a\"b\"", "c\"d", "e"));
  }

  @Test
  void letsAnUnclosedQuoteRunToTheEnd() throws IOException {
    var reader = reader("a\nb,\"c\nd");
    while (reader.next()) {
      assertThat(reader.cells()).isPositive();
    }
    assertThat(records("a\nb,\"c\nd")).containsExactly(List.of("a"), List.of("b", "c\nd"));
    assertThat(reader.unclosedQuoteRow()).hasValue(1);
  }

  @Test
  void givesAnEmptyCellWhereARecordIsShort() throws IOException {
    var reader = reader("a\n");
    assertThat(reader.next()).isTrue();
    assertThat(reader.has(1)).isFalse();
    assertThat(reader.cell(1).isEmpty()).isTrue();
  }

  @Test
  void numbersDataRowsFromOne() throws IOException {
    var reader = reader("h\n\na\n");
    assertThat(reader.next()).isTrue();
    assertThat(reader.number()).isZero();
    assertThat(reader.next()).isTrue();
    assertThat(reader.number()).isEqualTo(1);
    assertThat(reader.next()).isFalse();
    assertThat(reader.next()).isFalse();
  }

  @Test
  void readsManyCellsAndCountsMore() throws IOException {
    var reader = reader(",".repeat(200_000));
    assertThat(reader.next()).isTrue();
    assertThat(reader.cells()).isEqualTo(200_001);
    assertThat(reader.cell(199_999).isEmpty()).isTrue();
  }

  @Test
  void skipsAnyNumberOfBlankLines() throws IOException {
    var blanks = " \n\r\n\t\n".repeat(100);
    var reader = new CsvReader(stream("h\n" + blanks + "a\n" + blanks), CsvFormat.STANDARD, 8, 16);
    assertThat(reader.next()).isTrue();
    assertThat(reader.next()).isTrue();
    assertThat(reader.cell(0).text()).isEqualTo("a");
    assertThat(reader.number()).isEqualTo(1);
    assertThat(reader.next()).isFalse();
  }

  @Test
  void tellsHowFarItIs() throws IOException {
    var reader = reader("\ufeffh\na\n");
    assertThat(reader.lastNumber()).isEqualTo(-1);
    while (reader.next()) {
      assertThat(reader.position()).isEqualTo(7);
    }
    assertThat(reader.lastNumber()).isEqualTo(1);
  }

  @Test
  void growsForLongRecordsUpToTheLimit() throws IOException {
    var longCell = "x".repeat(90);
    var reader =
        new CsvReader(
            stream("h\n" + longCell + "\n" + longCell + longCell), CsvFormat.STANDARD, 4, 128);
    assertThat(reader.next()).isTrue();
    assertThat(reader.next()).isTrue();
    assertThat(reader.cell(0).text()).isEqualTo(longCell);
    assertThatThrownBy(reader::next)
        .isInstanceOfSatisfying(
            RecordTooLongException.class, e -> assertThat(e.row()).isEqualTo(2));
  }

  @Test
  void tellsTheRowOfTheFirstEncodingProblem() throws IOException {
    var bytes = "h\na\nb?\nc\n".getBytes(StandardCharsets.US_ASCII);
    bytes[5] = (byte) 0xe9;
    bytes[7] = 0;
    var reader = new CsvReader(new ByteArrayInputStream(bytes));
    while (reader.next()) {
      assertThat(reader.cells()).isPositive();
    }
    assertThat(reader.malformedRow()).hasValue(2);
    assertThat(reader.nulRow()).hasValue(3);
  }

  @Test
  void readsNothingFromNothing() throws IOException {
    assertThat(records("")).isEmpty();
    assertThat(records("\ufeff")).isEmpty();
    assertThat(records("\n\n")).isEmpty();
  }

  private static CsvReader reader(String text) {
    return new CsvReader(stream(text));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<List<String>> records(String text) throws IOException {
    var records = new ArrayList<List<String>>();
    try (var reader = reader(text)) {
      while (reader.next()) {
        var cells = new ArrayList<String>();
        for (var cell = 0; cell < reader.cells(); cell++) {
          cells.add(reader.cell(cell).text());
        }
        records.add(cells);
      }
    }
    return records;
  }
}
