package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.JsonFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times of objects of the API. */
final class Times {
  private Times() {}

  /** The time of this name; empty if it is missing or none. */
  static Optional<Instant> of(JsonObject parent, String name) {
    return JsonFields.text(parent, name).flatMap(Times::parsed);
  }

  private static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
