package io.tracebloc.sandbox.api.admission;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Names the parts of a pod that break a rule. */
final class Offenders {
  private Offenders() {}

  /** Names of the containers that break a rule. */
  static List<String> containers(JsonNode spec, Predicate<JsonNode> rule) {
    return PodDefaults.containers(spec).stream()
        .filter(rule)
        .map(container -> container.path("name").asString(""))
        .toList();
  }

  /** {@code container "a"} or {@code containers "a", "b"}. */
  static String named(String thing, List<String> names) {
    return thing + (names.size() == 1 ? " " : "s ") + quoted(names);
  }

  static String quoted(List<String> names) {
    return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
  }

  static Optional<String> violation(String rule, List<String> details) {
    return details.isEmpty()
        ? Optional.empty()
        : Optional.of(rule + " (" + String.join("; ", details) + ")");
  }
}
