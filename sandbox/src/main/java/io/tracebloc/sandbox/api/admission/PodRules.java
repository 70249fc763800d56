package io.tracebloc.sandbox.api.admission;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every pod's spec must fulfil. */
final class PodRules {
  private static final List<String> RESTART = List.of("Always", "OnFailure", "Never");
  private static final List<String> PULL = List.of("Always", "IfNotPresent", "Never");

  private PodRules() {}

  static void check(JsonNode spec, String field, Problems problems) {
    var volumes = volumes(spec.path("volumes"), field + ".volumes", problems);
    if (spec.path("containers").isEmpty()) {
      problems.required(field + ".containers", "");
    }
    var names = new HashSet<String>();
    for (var list : List.of("initContainers", "containers")) {
      var index = 0;
      for (var container : spec.path(list)) {
        container(container, field + "." + list + "[" + index + "]", names, volumes, problems);
        index++;
      }
    }
    choice(spec, "restartPolicy", field, RESTART, problems);
    if (spec.path("activeDeadlineSeconds").isNumber()
        && spec.path("activeDeadlineSeconds").asLong() < 1) {
      problems.invalid(
          field + ".activeDeadlineSeconds",
          spec.path("activeDeadlineSeconds").asString(),
          "must be between 1 and 2147483647, inclusive");
    }
  }

  private static Set<String> volumes(JsonNode volumes, String field, Problems problems) {
    var names = new HashSet<String>();
    var index = 0;
    for (var volume : volumes) {
      var where = field + "[" + index + "].name";
      var name = volume.path("name").asString("");
      if (name.isEmpty()) {
        problems.required(where, "");
      } else {
        MetadataRules.label(where, name, problems);
        if (!names.add(name)) {
          problems.duplicate(where, name);
        }
      }
      index++;
    }
    return names;
  }

  private static void container(
      JsonNode container, String field, Set<String> names, Set<String> volumes, Problems problems) {
    var name = container.path("name").asString("");
    if (name.isEmpty()) {
      problems.required(field + ".name", "");
    } else {
      MetadataRules.label(field + ".name", name, problems);
      if (!names.add(name)) {
        problems.duplicate(field + ".name", name);
      }
    }
    if (container.path("image").asString("").isEmpty()) {
      problems.required(field + ".image", "");
    }
    choice(container, "imagePullPolicy", field, PULL, problems);
    mounts(container.path("volumeMounts"), field + ".volumeMounts", volumes, problems);
  }

  private static void mounts(
      JsonNode mounts, String field, Set<String> volumes, Problems problems) {
    var paths = new HashSet<String>();
    var index = 0;
    for (var mount : mounts) {
      var where = field + "[" + index + "]";
      var volume = mount.path("name").asString("");
      var path = mount.path("mountPath").asString("");
      if (!volumes.contains(volume)) {
        problems.notFound(where + ".name", volume);
      }
      if (path.isEmpty()) {
        problems.required(where + ".mountPath", "");
      } else if (!paths.add(path)) {
        problems.invalid(where + ".mountPath", path, "must be unique");
      }
      if (mount.path("subPath").asString("").matches("/.*|(.*/)?\\.\\.(/.*)?")) {
        problems.invalid(
            where + ".subPath", mount.path("subPath").asString(), "must be a relative path");
      }
      index++;
    }
  }

  private static void choice(
      JsonNode object, String name, String field, List<String> choices, Problems problems) {
    var value = object.path(name).asString("");
    if (!choices.contains(value)) {
      problems.unsupported(field + "." + name, value, choices);
    }
  }

  /** Checks that an update leaves alone what a pod cannot change while it lives. */
  static void checkUpdate(ObjectNode previous, ObjectNode next, Problems problems) {
    if (!fixed(previous).equals(fixed(next))) {
      problems.forbidden(
          "spec",
          "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)");
    }
  }

  private static ObjectNode fixed(ObjectNode pod) {
    var spec = pod.withObject("/spec").deepCopy();
    PodDefaults.containers(spec).forEach(container -> ((ObjectNode) container).remove("image"));
    // The scheduler sets the node through an update of its own.
    spec.remove(
        List.of(
            "activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds", "nodeName"));
    return spec;
  }
}
