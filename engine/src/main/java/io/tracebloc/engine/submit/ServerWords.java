package io.tracebloc.engine.submit;

import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * What an error body says, fit for a message: {@code detail} as text or as a list of {@code loc}
 * and {@code msg}, {@code error} in front of it, or the plain body ({@code contract/protocol.md}
 * 1.3). Its wording is never depended on.
 */
final class ServerWords {
  private static final int LONGEST = 4000;

  private ServerWords() {}

  /** The words, printable and of bounded length. */
  static String of(HttpAnswer answer, SubmitBody bodies) {
    String words =
        bodies.parse(answer.body()).flatMap(ServerWords::structured).orElse(answer.body());
    String printable = Printable.of(words.strip());
    if (printable.isEmpty()) {
      return "no explanation given";
    }
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + " ...";
  }

  private static Optional<String> structured(JsonNode body) {
    var parts = new ArrayList<String>();
    if (body.path("error").isString()) {
      parts.add(body.path("error").asString());
    }
    JsonNode detail = body.path("detail");
    if (detail.isString()) {
      parts.add(detail.asString());
    }
    if (detail.isArray()) {
      detail.forEach(entry -> parts.add(entry(entry)));
    }
    parts.removeIf(String::isBlank);
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  private static String entry(JsonNode entry) {
    if (!entry.path("msg").isString()) {
      return entry.isString() ? entry.asString() : entry.toString();
    }
    var place = new StringJoiner(".");
    entry
        .path("loc")
        .forEach(step -> place.add(step.isString() ? step.asString() : step.toString()));
    String message = entry.path("msg").asString();
    return place.length() == 0 ? message : place + ": " + message;
  }
}
