package io.tracebloc.sandbox.standin.ingestor.csv;

import java.util.Optional;

/**
 * The characters that divide a file.
 *
 * @param escape takes the next character literally; validators read without one, the data pass with
 *     one (datasets.md 9, trap 15)
 */
public record CsvFormat(char delimiter, char quote, Optional<Character> escape) {
  /** The same without an escape character. */
  public CsvFormat withoutEscape() {
    return new CsvFormat(delimiter, quote, Optional.empty());
  }

  boolean isEscape(char character) {
    return escape.isPresent() && escape.get() == character;
  }
}
