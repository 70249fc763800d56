package io.tracebloc.sandbox.pods.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A Service as a pod names it. */
record ServiceName(String namespace, String name) {
  private static final List<String> SUFFIXES = List.of(".svc.cluster.local", ".svc");

  /**
   * Reads a host name as the cluster's DNS would: {@code name}, {@code name.namespace}, {@code
   * name.namespace.svc} and {@code name.namespace.svc.cluster.local}, with or without a dot at the
   * end.
   *
   * @param own the namespace of the pod that asks, for names without one; empty if unknown
   */
  static Optional<ServiceName> of(String host, Optional<String> own) {
    var name = host.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    for (var suffix : SUFFIXES) {
      if (name.endsWith(suffix)) {
        return parts(name.substring(0, name.length() - suffix.length()), Optional.empty());
      }
    }
    return parts(name, own);
  }

  private static Optional<ServiceName> parts(String text, Optional<String> own) {
    var parts = text.split("\\.", -1);
    if (parts[0].isEmpty()) {
      return Optional.empty();
    }
    return switch (parts.length) {
      case 1 -> own.map(namespace -> new ServiceName(namespace, parts[0]));
      case 2 -> Optional.of(new ServiceName(parts[1], parts[0]));
      default -> Optional.empty();
    };
  }
}
