package io.tracebloc.sandbox.api.admission;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fills in what a pod's author left open. */
final class PodDefaults {
  private static final int FILE_MODE = 0644;

  private PodDefaults() {}

  /** Completes a pod's or a template's {@code spec}. */
  static void complete(ObjectNode spec) {
    ifAbsent(spec, "restartPolicy", "Always");
    ifAbsent(spec, "dnsPolicy", "ClusterFirst");
    ifAbsent(spec, "schedulerName", "default-scheduler");
    if (!spec.has("terminationGracePeriodSeconds")) {
      spec.put("terminationGracePeriodSeconds", 30);
    }
    if (!spec.has("securityContext")) {
      spec.putObject("securityContext");
    }
    if (spec.has("serviceAccountName") && !spec.has("serviceAccount")) {
      spec.set("serviceAccount", spec.get("serviceAccountName"));
    }
    for (var list : List.of("initContainers", "containers")) {
      spec.path(list).forEach(container -> container((ObjectNode) container));
    }
    spec.path("volumes").forEach(volume -> volume((ObjectNode) volume));
  }

  /** Completes what only a pod itself gets. */
  static void completePod(ObjectNode pod) {
    var spec = (ObjectNode) pod.get("spec");
    if (spec.path("serviceAccountName").asString("").isEmpty()) {
      spec.put("serviceAccountName", spec.path("serviceAccount").asString("default"));
    }
    complete(spec);
    if (!spec.has("enableServiceLinks")) {
      spec.put("enableServiceLinks", true);
    }
    if (!spec.has("priority")) {
      spec.put("priority", 0);
    }
    ifAbsent(spec, "preemptionPolicy", "PreemptLowerPriority");
    var status = pod.putObject("status");
    status.put("phase", "Pending").put("qosClass", QualityOfService.of(spec));
  }

  private static void container(ObjectNode container) {
    ifAbsent(container, "terminationMessagePath", "/dev/termination-log");
    ifAbsent(container, "terminationMessagePolicy", "File");
    ifAbsent(container, "imagePullPolicy", pullPolicy(container.path("image").asString("")));
    if (!container.has("resources")) {
      container.putObject("resources");
    }
    requestsFromLimits((ObjectNode) container.get("resources"));
    for (var port : container.path("ports")) {
      ifAbsent((ObjectNode) port, "protocol", "TCP");
    }
    for (var variable : container.path("env")) {
      if (variable.path("valueFrom").get("fieldRef") instanceof ObjectNode reference) {
        ifAbsent(reference, "apiVersion", "v1");
      }
    }
    for (var probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (container.get(probe) instanceof ObjectNode found) {
        probe(found);
      }
    }
  }

  private static void probe(ObjectNode probe) {
    number(probe, "timeoutSeconds", 1);
    number(probe, "periodSeconds", 10);
    number(probe, "successThreshold", 1);
    number(probe, "failureThreshold", 3);
    if (probe.get("httpGet") instanceof ObjectNode get) {
      ifAbsent(get, "scheme", "HTTP");
      ifAbsent(get, "path", "/");
    }
  }

  private static void requestsFromLimits(ObjectNode resources) {
    for (var limit : resources.path("limits").properties()) {
      var requests =
          resources.get("requests") instanceof ObjectNode found
              ? found
              : resources.putObject("requests");
      if (!requests.has(limit.getKey())) {
        requests.set(limit.getKey(), limit.getValue());
      }
    }
  }

  private static void volume(ObjectNode volume) {
    for (var kind : List.of("configMap", "secret", "projected", "downwardAPI")) {
      if (volume.get(kind) instanceof ObjectNode source) {
        number(source, "defaultMode", FILE_MODE);
      }
    }
    if (volume.get("hostPath") instanceof ObjectNode path) {
      ifAbsent(path, "type", "");
    }
    if (volume.size() == 1) {
      volume.putObject("emptyDir");
    }
  }

  /** The newest image is looked for every time, a fixed one only once. */
  private static String pullPolicy(String image) {
    if (image.contains("@")) {
      return "IfNotPresent";
    }
    var name = image.substring(image.lastIndexOf('/') + 1);
    return !name.contains(":") || name.endsWith(":latest") ? "Always" : "IfNotPresent";
  }

  static void ifAbsent(ObjectNode object, String field, String value) {
    if (!object.has(field)) {
      object.put(field, value);
    }
  }

  static void number(ObjectNode object, String field, long value) {
    if (!object.has(field)) {
      object.put(field, value);
    }
  }

  /** All containers of a pod's spec, the initial ones first. */
  static List<JsonNode> containers(JsonNode spec) {
    var all = JsonNodeFactory.instance.arrayNode();
    for (var list : List.of("initContainers", "containers")) {
      if (spec.get(list) instanceof ArrayNode containers) {
        all.addAll(containers);
      }
    }
    return all.valueStream().toList();
  }
}
