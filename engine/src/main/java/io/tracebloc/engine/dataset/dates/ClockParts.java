package io.tracebloc.engine.dataset.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** The numbers in a text that make a time of day, and its zone. For one thread. */
final class ClockParts {
  /** What a number counts. */
  enum Unit {
    HOUR(0),
    MINUTE(1),
    SECOND(2);

    private final int place;

    Unit(int place) {
      this.place = place;
    }
  }

  private final int[] values = {-1, -1, -1};
  private int nanos;
  private Unit last = Unit.SECOND;
  private OptionalInt offset = OptionalInt.empty();

  /** Whether there is an hour. */
  boolean isSet() {
    return values[0] >= 0;
  }

  /** Takes a number; its fraction counts the next smaller unit. */
  boolean set(Unit unit, DateToken number) {
    values[unit.place] = number.value();
    last = unit;
    if (unit == Unit.SECOND) {
      nanos = number.nanos();
    } else if (!number.isInteger()) {
      values[unit.place + 1] = (int) (number.nanos() * 60L / 1_000_000_000L);
    }
    return true;
  }

  /** Whether there is a unit smaller than the last one. */
  boolean hasNext() {
    return last != Unit.SECOND;
  }

  /** Takes a number without a unit, which counts the next smaller one. */
  boolean setNext(DateToken number) {
    return set(last == Unit.HOUR ? Unit.MINUTE : Unit.SECOND, number);
  }

  /** Takes hours, minutes and seconds of two digits each, as far as there are any. */
  boolean setDigits(DateToken number) {
    var digits = number.digits();
    for (var unit = 0; unit * 2 < digits.length(); unit++) {
      values[unit] = Integer.parseInt(digits.substring(unit * 2, unit * 2 + 2));
    }
    nanos = number.nanos();
    return true;
  }

  /** Says which half of the day a time of a twelve-hour clock is in. */
  boolean setHalf(boolean afternoon) {
    if (values[0] < 0 || values[0] > 12) {
      return false;
    }
    values[0] = values[0] % 12 + (afternoon ? 12 : 0);
    return true;
  }

  /** Says how many seconds the zone is east of Greenwich. */
  boolean setOffset(int seconds) {
    offset = OptionalInt.of(seconds);
    return true;
  }

  /** The time on a day. */
  Optional<DateTime> on(LocalDate day) {
    try {
      var local =
          day.atTime(Math.max(0, values[0]), Math.max(0, values[1]), Math.max(0, values[2]), nanos);
      return Optional.of(new DateTime(local, offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
