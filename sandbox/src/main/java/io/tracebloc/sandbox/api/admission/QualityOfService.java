package io.tracebloc.sandbox.api.admission;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A pod's {@code qosClass}, by what its containers ask for. */
final class QualityOfService {
  private static final List<String> COUNTED = List.of("cpu", "memory");

  private QualityOfService() {}

  static String of(JsonNode spec) {
    var containers = PodDefaults.containers(spec);
    if (containers.stream().noneMatch(QualityOfService::asksForAnything)) {
      return "BestEffort";
    }
    return containers.stream().allMatch(QualityOfService::limited) ? "Guaranteed" : "Burstable";
  }

  private static boolean asksForAnything(JsonNode container) {
    var resources = container.path("resources");
    return COUNTED.stream()
        .anyMatch(
            name -> resources.path("requests").has(name) || resources.path("limits").has(name));
  }

  private static boolean limited(JsonNode container) {
    var resources = container.path("resources");
    return COUNTED.stream()
        .allMatch(
            name ->
                resources.path("limits").has(name)
                    && resources
                        .path("limits")
                        .path(name)
                        .equals(resources.path("requests").path(name)));
  }
}
