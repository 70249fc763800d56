package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What metrics-server would say: the use of each node, which is that of this machine. Pods are not
 * measured.
 */
final class NodeMetrics {
  static final String GROUP = "metrics.k8s.io";
  static final String VERSION = "v1beta1";
  private static final String ROOT = "/apis/" + GROUP + "/" + VERSION;

  private final ObjectStore store;
  private final Clock clock;

  NodeMetrics(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The document at a path; empty if there is none. */
  Optional<ObjectNode> at(String path) {
    return switch (path.replaceFirst("/$", "")) {
      case ROOT -> Optional.of(resources());
      case ROOT + "/nodes" -> Optional.of(nodes());
      default -> Optional.empty();
    };
  }

  private static ObjectNode resources() {
    var list = Json.typed("v1", "APIResourceList").put("groupVersion", GROUP + "/" + VERSION);
    var nodes =
        list.putArray("resources")
            .addObject()
            .put("name", "nodes")
            .put("singularName", "")
            .put("namespaced", false)
            .put("kind", "NodeMetrics")
            .putArray("verbs");
    List.of("get", "list").forEach(nodes::add);
    return list;
  }

  private ObjectNode nodes() {
    var list = Json.typed(GROUP + "/" + VERSION, "NodeMetricsList");
    list.putObject("metadata");
    var items = list.putArray("items");
    for (var node : store.list(ResourceTypes.NODES, Optional.empty())) {
      var metrics = items.addObject();
      metrics.putObject("metadata").put("name", Metadata.name(node));
      metrics
          .put("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
          .put("window", "10s");
      usage(metrics.putObject("usage"));
    }
    return list;
  }

  private static void usage(ObjectNode usage) {
    var load = Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    var memory = Runtime.getRuntime().totalMemory();
    usage.put("cpu", Math.round(load * 1000) + "m").put("memory", memory / 1024 + "Ki");
  }
}
