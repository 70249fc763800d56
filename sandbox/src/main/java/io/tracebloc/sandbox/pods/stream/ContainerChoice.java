package io.tracebloc.sandbox.pods.stream;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Picks a pod's container as the API server does. */
public final class ContainerChoice {
  private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";

  private ContainerChoice() {}

  /**
   * The named container, or the only one.
   *
   * @param asked the request's {@code container} parameters
   * @throws ApiException 400 if there is no such container or the choice is open
   */
  public static String of(ObjectNode pod, List<String> asked) {
    var spec = pod.path("spec");
    var names =
        Stream.of("containers", "initContainers")
            .flatMap(field -> spec.path(field).valueStream())
            .map(container -> container.path("name").asString(""))
            .toList();
    var name = asked.isEmpty() ? "" : asked.getFirst();
    if (name.isEmpty() && spec.path("containers").size() == 1) {
      return spec.path("containers").path(0).path("name").asString("");
    }
    if (name.isEmpty()) {
      name = pod.path("metadata").path("annotations").path(DEFAULT_CONTAINER).asString("");
    }
    if (name.isEmpty()) {
      throw new ApiException(
          400,
          "BadRequest",
          "a container name must be specified for pod %s, choose one of: [%s]"
              .formatted(Metadata.name(pod), String.join(" ", names)));
    }
    if (!names.contains(name)) {
      throw new ApiException(
          400,
          "BadRequest",
          "container %s is not valid for pod %s".formatted(name, Metadata.name(pod)));
    }
    return name;
  }
}
