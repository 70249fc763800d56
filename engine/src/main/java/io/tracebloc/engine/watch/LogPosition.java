package io.tracebloc.engine.watch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the reading of a log stands, so that a cut stream can be taken up again without losing or
 * repeating a line. Lines carry the time stamps that the API server adds on request; the API takes
 * up a log only at full seconds, so the lines of the last second come again and are recognised by
 * their stamps. Confined to one thread.
 */
final class LogPosition {
  /** How many lines of the last second had which stamp; output and error may interleave. */
  private final TreeMap<Instant, Integer> lastSecond = new TreeMap<>();

  private final Map<Instant, Integer> repeated = new HashMap<>();
  private Instant repeatedBefore = Instant.MIN;
  private long unstamped;
  private long unstampedToSkip;

  /** The next stream starts at {@link #since}. */
  void reconnected() {
    repeated.clear();
    repeated.putAll(lastSecond);
    repeatedBefore = since().orElse(Instant.MIN);
    unstampedToSkip = lastSecond.isEmpty() ? unstamped : 0;
  }

  /** From when on the log is to be read; empty for its start. */
  Optional<Instant> since() {
    return lastSecond.isEmpty()
        ? Optional.empty()
        : Optional.of(lastSecond.lastKey().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * The text of a stamped line without its stamp; empty if it was given out before.
   *
   * @param stamped line as the server sent it; from a server that does not stamp, the bare text
   */
  Optional<String> next(String stamped) {
    int space = stamped.indexOf(' ');
    Optional<Instant> time = stamp(space < 0 ? stamped : stamped.substring(0, space));
    if (time.isEmpty()) {
      return nextUnstamped(stamped);
    }
    if (isRepeated(time.get())) {
      return Optional.empty();
    }
    remember(time.get());
    return Optional.of(space < 0 ? "" : stamped.substring(space + 1));
  }

  private Optional<String> nextUnstamped(String text) {
    if (unstampedToSkip > 0) {
      unstampedToSkip--;
      return Optional.empty();
    }
    unstamped++;
    return Optional.of(text);
  }

  private boolean isRepeated(Instant time) {
    if (time.isBefore(repeatedBefore)) {
      return true;
    }
    Integer left = repeated.computeIfPresent(time, (_, count) -> count - 1);
    return left != null && left >= 0;
  }

  private void remember(Instant time) {
    lastSecond.merge(time, 1, Integer::sum);
    lastSecond.headMap(lastSecond.lastKey().truncatedTo(ChronoUnit.SECONDS)).clear();
  }

  private static Optional<Instant> stamp(String text) {
    if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
