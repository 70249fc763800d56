package io.tracebloc.engine.stream;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the header by which a server says when to come back. */
final class RetryAfter {
  private RetryAfter() {}

  /** What an answer asks for: seconds, or a date, which counts from the answer's own date. */
  static Optional<Duration> of(ResponseHead head) {
    return head.header("retry-after")
        .flatMap(
            value ->
                value.matches("\\d{1,9}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                    : until(head, value));
  }

  private static Optional<Duration> until(ResponseHead head, String value) {
    return head.header("date")
        .flatMap(RetryAfter::date)
        .flatMap(now -> date(value).map(then -> Duration.between(now, then)))
        .filter(Duration::isPositive);
  }

  private static Optional<ZonedDateTime> date(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }
}
