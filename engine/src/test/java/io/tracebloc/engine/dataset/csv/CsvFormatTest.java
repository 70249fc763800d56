package io.tracebloc.engine.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which characters can tell cells apart. */
final class CsvFormatTest {
  @Test
  void takesAsciiCharacters() {
    assertThat(CsvFormat.of(",", "\"", "\\")).hasValue(CsvFormat.STANDARD);
    assertThat(CsvFormat.of(";", "'", "^"))
        .hasValue(new CsvFormat((byte) ';', (byte) '\'', (byte) '^'));
    assertThat(CsvFormat.of("\t", "\"", "\\"))
        .hasValue(new CsvFormat((byte) '\t', (byte) '"', (byte) '\\'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        ",,|\"|^",
        "é|\"|^",
        ",|猫|^",
        ",|,|^",
        ",|\"|,",
        ",|\"|\"",
        ",|\"|^^",
        ",|\"|é",
        "\\|\"|\\"
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void refusesOthers(String delimiter, String quote, String escape) {
    assertThat(CsvFormat.of(delimiter, quote, escape)).isEmpty();
  }

  @Test
  void refusesNothingAndLineEnds() {
    assertThat(CsvFormat.of("", "\"", "^")).isEmpty();
    assertThat(CsvFormat.of("\n", "\"", "^")).isEmpty();
    assertThat(CsvFormat.of(",", "\r", "^")).isEmpty();
    assertThat(CsvFormat.of(",", "\"", "\n")).isEmpty();
    assertThat(CsvFormat.of("\0", "\"", "^")).isEmpty();
  }

  @Test
  void isNeverMadeOfLineEnds() {
    assertThatThrownBy(() -> new CsvFormat((byte) '\n', (byte) '"', (byte) '^'))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
