package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The account that a Pod gets from its cluster.
 *
 * @param server the API server as the Pod sees it
 * @param directory where token, authorities and namespace are mounted
 */
record ServiceAccountMount(URI server, Path directory) {
  /** Where every Pod has it. */
  static final Path STANDARD = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  /** The account, if this process runs in a Pod that has one. */
  static Optional<ServiceAccountMount> find(HostEnvironment environment, Path directory) {
    var host = environment.variables().getOrDefault("KUBERNETES_SERVICE_HOST", "");
    var port = environment.variables().getOrDefault("KUBERNETES_SERVICE_PORT", "");
    if (host.isEmpty()
        || !port.matches("\\d{1,5}")
        || !Files.isReadable(directory.resolve("token"))) {
      return Optional.empty();
    }
    var literal = host.contains(":") ? "[" + host + "]" : host;
    return Optional.of(
        new ServiceAccountMount(URI.create("https://" + literal + ":" + port), directory));
  }

  Path token() {
    return directory.resolve("token");
  }

  Path authorities() {
    return directory.resolve("ca.crt");
  }

  /** The Pod's own namespace. */
  Optional<String> namespace() {
    try {
      return Optional.of(Files.readString(directory.resolve("namespace")).strip())
          .filter(name -> !name.isEmpty());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
