package io.tracebloc.commands.datasets;

import io.tracebloc.commands.output.Age;
import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.terminal.Columns;
import io.tracebloc.engine.catalog.DatasetEntry;
import io.tracebloc.engine.failure.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Facts about a dataset as cells of a table: printable, short, and never empty. */
final class Cells {
  static final String NONE = "<none>";
  static final String UNKNOWN = "<unknown>";

  private static final int WIDEST = 80;

  private Cells() {}

  /** A text from the cluster. */
  static String text(String text) {
    return text.isEmpty() ? NONE : Columns.cut(Printable.of(text), WIDEST, "...");
  }

  /** A text that may be missing. */
  static String text(Optional<String> text) {
    return text.map(Cells::text).orElse(NONE);
  }

  /** What a dataset is for, or at least what it is made of. */
  static String task(DatasetEntry entry) {
    return entry.task().map(Cells::text).orElse(entry.modality().word());
  }

  /** Intents; of a mixed dataset only that it is one. */
  static String intent(DatasetEntry entry) {
    return entry.mixedIntent() ? "mixed" : text(entry.intent());
  }

  /** A number that may be unknown. */
  static String count(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : UNKNOWN;
  }

  /** A number that need not be there. */
  static String classes(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : NONE;
  }

  /** Bytes that may be unknown. */
  static String size(OptionalLong bytes) {
    return bytes.isPresent() ? Quantities.roughBytes(bytes.getAsLong()) : UNKNOWN;
  }

  /** How long ago. */
  static String age(Optional<Instant> then, Instant now) {
    return then.map(instant -> Age.of(Duration.between(instant, now))).orElse(UNKNOWN);
  }

  /** A time as documents have it, RFC 3339 in UTC. */
  static String time(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(NONE);
  }
}
