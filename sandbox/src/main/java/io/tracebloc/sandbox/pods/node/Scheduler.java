package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decides whether a pod can run on the only node. */
final class Scheduler {
  private static final String NOTHING_TO_PREEMPT =
      " preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.";
  private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

  private final ObjectStore store;
  private final String node;

  Scheduler(ObjectStore store, String node) {
    this.store = store;
    this.node = node;
  }

  /** Why the pod cannot run, in the scheduler's words; empty if it can. */
  Optional<String> obstacle(Pod pod) {
    var wanted = pod.spec().path("nodeName").asString(node);
    if (!wanted.equals(node)) {
      return unavailable("node(s) didn't match the requested node name");
    }
    var labels =
        store
            .find(ResourceTypes.NODES, "", node)
            .map(found -> found.path("metadata").path("labels"));
    if (labels.isEmpty()) {
      return Optional.of("no nodes available to schedule pods");
    }
    if (!NodeAffinity.matches(pod.spec(), node, labels.get())) {
      return unavailable("node(s) didn't match Pod's node affinity/selector");
    }
    return pod.volumes().stream()
        .map(volume -> volume.path("persistentVolumeClaim").path("claimName").asString(""))
        .filter(claim -> !claim.isEmpty())
        .flatMap(claim -> claimObstacle(pod.namespace(), claim).stream())
        .findFirst();
  }

  private Optional<String> claimObstacle(String namespace, String name) {
    var claim = store.find(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, namespace, name);
    if (claim.isEmpty()) {
      return claim("persistentvolumeclaim \"" + name + "\" not found.");
    }
    if (Metadata.deleting(claim.get())) {
      return claim("persistentvolumeclaim \"" + name + "\" is being deleted.");
    }
    if (claim.get().path("status").path("phase").asString("").equals("Bound")) {
      return Optional.empty();
    }
    if (waitsForPod(claim.get())) {
      select(namespace, name);
      return claim("waiting for a volume to be created for claim \"" + name + "\".");
    }
    return claim("pod has unbound immediate PersistentVolumeClaims.");
  }

  private boolean waitsForPod(ObjectNode claim) {
    var storageClass = claim.path("spec").path("storageClassName").asString("");
    return store
        .find(ResourceTypes.STORAGE_CLASSES, "", storageClass)
        .map(found -> found.path("volumeBindingMode").asString("Immediate"))
        .filter("WaitForFirstConsumer"::equals)
        .isPresent();
  }

  private void select(String namespace, String name) {
    store.update(
        ResourceTypes.PERSISTENT_VOLUME_CLAIMS,
        namespace,
        name,
        claim -> {
          Metadata.of(claim).withObject("annotations").put(SELECTED_NODE, node);
          return claim;
        });
  }

  private static Optional<String> claim(String reason) {
    return Optional.of("0/1 nodes are available: " + reason + NOTHING_TO_PREEMPT);
  }

  private static Optional<String> unavailable(String reason) {
    return Optional.of("0/1 nodes are available: 1 " + reason + "." + NOTHING_TO_PREEMPT);
  }

  /** Node selectors and required node affinity. */
  private static final class NodeAffinity {
    static boolean matches(JsonNode spec, String name, JsonNode labels) {
      var selected =
          spec.path("nodeSelector").properties().stream()
              .allMatch(
                  wanted ->
                      wanted
                          .getValue()
                          .asString("")
                          .equals(labels.path(wanted.getKey()).asString(null)));
      var terms =
          spec.path("affinity")
              .path("nodeAffinity")
              .path("requiredDuringSchedulingIgnoredDuringExecution")
              .path("nodeSelectorTerms");
      return selected
          && (terms.isEmpty()
              || terms.valueStream().anyMatch(term -> matchesTerm(term, name, labels)));
    }

    private static boolean matchesTerm(JsonNode term, String name, JsonNode labels) {
      return term.path("matchExpressions")
              .valueStream()
              .allMatch(
                  expression ->
                      holds(
                          expression,
                          labels.path(expression.path("key").asString("")).asString("")))
          && term.path("matchFields").valueStream().allMatch(expression -> holds(expression, name));
    }

    private static boolean holds(JsonNode expression, String value) {
      var listed =
          expression.path("values").valueStream().anyMatch(one -> one.asString("").equals(value));
      return switch (expression.path("operator").asString("")) {
        case "In" -> !value.isEmpty() && listed;
        case "NotIn" -> !listed;
        case "Exists" -> !value.isEmpty();
        case "DoesNotExist" -> value.isEmpty();
        default -> false;
      };
    }
  }
}
