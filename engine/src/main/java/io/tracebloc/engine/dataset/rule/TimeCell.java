package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.dates.DateParser;
import io.tracebloc.engine.dataset.dates.IsoDates;
import java.time.LocalDate;
import java.util.Optional;

/** The time in a cell (TSF-03), one cell after another. For one thread. */
final class TimeCell {
  private static final long MICROS_OF_DAY = 86_400_000_000L;

  private final DateParser parser;
  private long micros;
  private long epochDay;

  /**
   * A reader of cells.
   *
   * @param today what times without a date are about
   */
  TimeCell(LocalDate today) {
    this.parser = new DateParser(today);
  }

  /** Reads a cell; what is wrong with it, as a sentence, if it cannot be read in just one way. */
  Optional<String> read(Slice cell) {
    var text = cell.trim();
    micros = IsoDates.epochMicros(text.bytes(), text.start(), text.end());
    if (micros != IsoDates.OTHER) {
      epochDay = Math.floorDiv(micros, MICROS_OF_DAY);
      return checkBounds(text);
    }
    return Missing.isMissing(cell) ? Optional.of("The timestamp is missing.") : readOther(text);
  }

  /** Microseconds since 1970 of the cell that was read last. */
  long micros() {
    return micros;
  }

  /** Day of the cell that was read last, as written, counted from 1970-01-01. */
  long epochDay() {
    return epochDay;
  }

  private Optional<String> readOther(Slice text) {
    var read = parser.parse(text);
    if (read.isEmpty()) {
      return Optional.of("%s cannot be read as a date or time.".formatted(Wording.quoted(text)));
    }
    if (parser.isAmbiguous(text)) {
      return Optional.of(
          "%s may start with the month or with the day; write dates as 2024-12-31."
              .formatted(Wording.quoted(text)));
    }
    if (!read.get().hasYear()) {
      return Optional.of("%s says no year.".formatted(Wording.quoted(text)));
    }
    micros = read.get().epochMicros();
    epochDay = read.get().date().toEpochDay();
    return checkBounds(text);
  }

  private Optional<String> checkBounds(Slice text) {
    return IsoDates.isHeld(micros)
        ? Optional.empty()
        : Optional.of(
            "%s lies outside the years 1678 to 2261 of the cluster."
                .formatted(Wording.quoted(text)));
  }
}
