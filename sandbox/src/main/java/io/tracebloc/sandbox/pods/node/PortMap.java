package io.tracebloc.sandbox.pods.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Where a pod's ports really are. All pods share the loopback address, so a process has to listen
 * on the port that {@code PRACTICE_PORT_<containerPort>} in its environment names; probes and
 * port-forward follow the same mapping. A port that the pod does not declare is taken literally.
 */
final class PortMap {
  static final String VARIABLE = "PRACTICE_PORT_";

  private final Map<Integer, Integer> ports = new LinkedHashMap<>();
  private final Map<String, Integer> names = new LinkedHashMap<>();

  PortMap(Pod pod) throws IOException {
    for (var container : pod.containers().toList()) {
      for (var port : container.path("ports")) {
        declare(port);
      }
    }
  }

  private void declare(JsonNode declared) throws IOException {
    var port = declared.path("containerPort").asInt(0);
    if (port <= 0 || !declared.path("protocol").asString("TCP").equals("TCP")) {
      return;
    }
    if (!ports.containsKey(port)) {
      ports.put(port, free());
    }
    var name = declared.path("name").asString("");
    if (!name.isEmpty()) {
      names.put(name, port);
    }
  }

  private static int free() throws IOException {
    try (var probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return probe.getLocalPort();
    }
  }

  Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    ports.forEach((port, actual) -> variables.put(VARIABLE + port, Integer.toString(actual)));
    return variables;
  }

  /** The loopback port behind a container port. */
  int actual(int containerPort) {
    return ports.getOrDefault(containerPort, containerPort);
  }

  /** The loopback port behind a probe's port, which may be a number or a name. */
  int actual(JsonNode port) {
    return actual(
        port.isString() ? names.getOrDefault(port.asString(), port.asInt(0)) : port.asInt(0));
  }
}
