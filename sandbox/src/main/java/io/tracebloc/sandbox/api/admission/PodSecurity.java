package io.tracebloc.sandbox.api.admission;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pod Security: refuses pods that break the level which their namespace enforces, in Kubernetes'
 * words.
 */
final class PodSecurity {
  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";
  private static final String VERSION = "pod-security.kubernetes.io/enforce-version";

  private PodSecurity() {}

  static void check(ObjectNode namespace, ObjectNode pod) {
    var labels = namespace.path("metadata").path("labels");
    var level = labels.path(ENFORCE).asString("privileged");
    var violations = violations(level, pod.path("spec"));
    if (!violations.isEmpty()) {
      var name = Metadata.name(pod);
      var shown = name.isEmpty() ? pod.path("metadata").path("generateName").asString("") : name;
      throw ApiException.forbidden(
          ResourceTypes.PODS,
          shown,
          "violates PodSecurity \"%s:%s\": %s"
              .formatted(
                  level, labels.path(VERSION).asString("latest"), String.join(", ", violations)));
    }
  }

  private static List<String> violations(String level, JsonNode spec) {
    var found = new ArrayList<Optional<String>>();
    switch (level) {
      case "baseline" -> {
        found.add(BaselineSecurity.capabilities(spec));
        found.add(BaselineSecurity.hostNamespaces(spec));
        found.add(BaselineSecurity.hostPaths(spec));
        found.add(BaselineSecurity.hostPorts(spec));
        found.add(BaselineSecurity.privileged(spec));
        found.add(BaselineSecurity.seccomp(spec));
      }
      case "restricted" -> {
        found.add(BaselineSecurity.hostNamespaces(spec));
        found.add(BaselineSecurity.hostPorts(spec));
        found.add(BaselineSecurity.privileged(spec));
        found.add(RestrictedSecurity.privilegeEscalation(spec));
        found.add(RestrictedSecurity.capabilities(spec));
        found.add(RestrictedSecurity.volumes(spec));
        found.add(RestrictedSecurity.nonRoot(spec));
        found.add(RestrictedSecurity.user(spec));
        found.add(RestrictedSecurity.seccomp(spec));
      }
      default -> {}
    }
    return found.stream().flatMap(Optional::stream).toList();
  }
}
