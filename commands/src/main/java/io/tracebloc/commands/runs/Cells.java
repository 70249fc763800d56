package io.tracebloc.commands.runs;

import io.tracebloc.commands.output.Age;
import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.terminal.Columns;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.watch.IngestionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Facts about a run as cells of a table: printable, short, and never empty. */
final class Cells {
  static final String NONE = "<none>";
  static final String UNKNOWN = "<unknown>";

  private static final int WIDEST = 80;

  private Cells() {}

  /** A text from the cluster. */
  static String text(String text) {
    return text.isBlank() ? NONE : Columns.cut(Printable.of(text), WIDEST, "...");
  }

  /** A text that may not be known. */
  static String text(Optional<String> text) {
    return text.map(Cells::text).orElse(UNKNOWN);
  }

  /** Inserted records of all. */
  static String records(Optional<IngestionSummary> counts) {
    return counts
        .map(
            told ->
                Quantities.count(told.insertedRecords())
                    + "/"
                    + Quantities.count(told.totalRecords()))
        .orElse(UNKNOWN);
  }

  /** How long ago. */
  static String age(Instant then, Instant now) {
    return then.equals(Instant.EPOCH) ? UNKNOWN : Age.of(Duration.between(then, now));
  }

  /** The same of a time that need not be there. */
  static String age(Optional<Instant> then, Instant now) {
    return then.map(time -> age(time, now)).orElse(NONE);
  }

  /** The time between two, as far as it has come. */
  static String took(Optional<Instant> start, Optional<Instant> end) {
    return start.flatMap(from -> end.map(to -> Age.of(Duration.between(from, to)))).orElse(NONE);
  }
}
