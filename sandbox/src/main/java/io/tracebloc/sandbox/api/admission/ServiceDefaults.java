package io.tracebloc.sandbox.api.admission;

import static io.tracebloc.sandbox.api.admission.PodDefaults.ifAbsent;

import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Fills in what a Service's author left open, its address among it. */
final class ServiceDefaults {
  private static final String NETWORK = "10.96.";
  private static final int FIRST = 10;
  private static final int LAST = 65_000;

  private ServiceDefaults() {}

  static void complete(ObjectNode service, ObjectStore store) {
    if (!(service.get("spec") instanceof ObjectNode spec)) {
      return;
    }
    ifAbsent(spec, "type", "ClusterIP");
    ifAbsent(spec, "sessionAffinity", "None");
    for (var port : spec.path("ports")) {
      ifAbsent((ObjectNode) port, "protocol", "TCP");
      if (!port.has("targetPort")) {
        ((ObjectNode) port).set("targetPort", port.path("port"));
      }
    }
    if (spec.path("type").asString("").equals("ExternalName")) {
      return;
    }
    ifAbsent(spec, "internalTrafficPolicy", "Cluster");
    ifAbsent(spec, "ipFamilyPolicy", "SingleStack");
    if (spec.path("clusterIP").asString("").isEmpty()) {
      spec.put("clusterIP", free(store));
    }
    if (!spec.has("clusterIPs")) {
      spec.putArray("clusterIPs").add(spec.path("clusterIP").asString(""));
    }
    if (!spec.has("ipFamilies")) {
      spec.putArray("ipFamilies").add("IPv4");
    }
  }

  private static String free(ObjectStore store) {
    var taken = taken(store);
    for (var host = FIRST; host < LAST; host++) {
      var address = NETWORK + (host >> 8) + "." + (host & 0xff);
      if (!taken.contains(address)) {
        return address;
      }
    }
    throw new IllegalStateException("Every Service address is taken");
  }

  private static Set<String> taken(ObjectStore store) {
    return store.list(ResourceTypes.SERVICES, Optional.empty()).stream()
        .map(service -> service.path("spec").path("clusterIP").asString(""))
        .collect(Collectors.toSet());
  }

  /** An update that says nothing of the address keeps it. */
  static void keepAddress(ObjectNode previous, ObjectNode next) {
    if (next.get("spec") instanceof ObjectNode spec
        && spec.path("clusterIP").asString("").isEmpty()) {
      for (var field : List.of("clusterIP", "clusterIPs")) {
        if (previous.path("spec").has(field)) {
          spec.set(field, previous.path("spec").get(field));
        }
      }
    }
  }

  static void check(ObjectNode service, Problems problems) {
    var spec = service.path("spec");
    var external = spec.path("type").asString("").equals("ExternalName");
    var headless = spec.path("clusterIP").asString("").equals("None");
    if (spec.path("ports").isEmpty() && !external && !headless) {
      problems.required("spec.ports", "");
    }
  }
}
