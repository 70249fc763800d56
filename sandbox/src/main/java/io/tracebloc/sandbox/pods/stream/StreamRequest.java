package io.tracebloc.sandbox.pods.stream;

import io.tracebloc.sandbox.api.PodSubresources;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client asked for when it opened a stream.
 *
 * @param container empty for port-forward
 * @param ports only for port-forward over WebSockets
 */
record StreamRequest(
    PodSubresources.Stream stream,
    ObjectNode pod,
    String container,
    List<String> command,
    boolean stdin,
    boolean stdout,
    boolean stderr,
    boolean tty,
    List<Integer> ports) {

  static StreamRequest of(
      PodSubresources.Stream stream, ObjectNode pod, Map<String, List<String>> query) {
    var forward = stream == PodSubresources.Stream.PORT_FORWARD;
    var command = query.getOrDefault("command", List.of());
    if (stream == PodSubresources.Stream.EXEC && command.isEmpty()) {
      throw new ApiException(
          400, "BadRequest", "you must specify at least 1 command for the container");
    }
    var tty = flag(query, "tty");
    return new StreamRequest(
        stream,
        pod,
        forward ? "" : ContainerChoice.of(pod, query.getOrDefault("container", List.of())),
        command,
        flag(query, "stdin"),
        flag(query, "stdout"),
        flag(query, "stderr") && !tty,
        tty,
        ports(query));
  }

  private static boolean flag(Map<String, List<String>> query, String name) {
    var values = query.getOrDefault(name, List.of());
    return !values.isEmpty() && (values.getFirst().equals("true") || values.getFirst().equals("1"));
  }

  private static List<Integer> ports(Map<String, List<String>> query) {
    try {
      return query.getOrDefault("ports", List.of()).stream()
          .flatMap(value -> Arrays.stream(value.split(",")))
          .map(String::strip)
          .map(Integer::valueOf)
          .toList();
    } catch (NumberFormatException wrong) {
      throw new ApiException(
          400, "BadRequest", "query parameter \"ports\" is not a list of numbers");
    }
  }

  StreamFaults.Opening opening() {
    return new StreamFaults.Opening(stream, Metadata.namespace(pod), Metadata.name(pod), command);
  }
}
