package io.tracebloc.engine.dataset.dates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/**
 * What a text says about time.
 *
 * @param local date and time as written
 * @param offset seconds east of Greenwich, if the text says so
 */
public record DateTime(LocalDateTime local, OptionalInt offset) {
  /** The year of texts that say none, such as {@code 5 Mar}: beyond what the cluster can hold. */
  static final int NO_YEAR = 1;

  /** Whether the text says a year. */
  public boolean hasYear() {
    return local.getYear() != NO_YEAR;
  }

  /** The day as written. */
  public LocalDate date() {
    return local.toLocalDate();
  }

  /** Microseconds since 1970, for comparison; without an offset as if at Greenwich. */
  public long epochMicros() {
    var instant = local.toInstant(ZoneOffset.UTC).minusSeconds(offset.orElse(0));
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
