package io.tracebloc.sandbox.pods;

import io.tracebloc.sandbox.pods.process.LogQuery;
import io.tracebloc.sandbox.store.ApiException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the parameters of a log request. */
final class LogParameters {
  private LogParameters() {}

  /**
   * The query that the parameters mean.
   *
   * @throws ApiException 400 for a value that cannot be read
   */
  static LogQuery parse(Map<String, List<String>> query, Instant now) {
    return new LogQuery(
        flag(query, "follow"),
        flag(query, "timestamps"),
        since(query, now),
        number(query, "tailLines"),
        number(query, "limitBytes"));
  }

  static boolean flag(Map<String, List<String>> query, String name) {
    return text(query, name).filter(value -> value.equals("true") || value.equals("1")).isPresent();
  }

  private static Optional<Instant> since(Map<String, List<String>> query, Instant now) {
    var seconds = number(query, "sinceSeconds");
    if (seconds.isPresent()) {
      return Optional.of(now.minusSeconds(seconds.getAsLong()));
    }
    try {
      return text(query, "sinceTime").map(time -> OffsetDateTime.parse(time).toInstant());
    } catch (DateTimeParseException wrong) {
      throw new ApiException(400, "BadRequest", "sinceTime: " + wrong.getMessage());
    }
  }

  private static OptionalLong number(Map<String, List<String>> query, String name) {
    var text = text(query, name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      var number = Long.parseLong(text.get());
      if (number < 0) {
        throw new ApiException(
            422,
            "Invalid",
            name + ": Invalid value: " + number + ": must be greater than or equal to 0");
      }
      return OptionalLong.of(number);
    } catch (NumberFormatException wrong) {
      throw new ApiException(400, "BadRequest", name + ": not a number");
    }
  }

  private static Optional<String> text(Map<String, List<String>> query, String name) {
    return query.getOrDefault(name, List.of()).stream()
        .findFirst()
        .filter(value -> !value.isEmpty());
  }
}
