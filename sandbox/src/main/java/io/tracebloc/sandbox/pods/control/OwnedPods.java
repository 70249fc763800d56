package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.pods.node.Conditions;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The pods that a controller makes and removes. */
final class OwnedPods {
  private static final long GRACE_SECONDS = 30;

  private final ObjectStore store;
  private final ControlSettings settings;

  OwnedPods(ObjectStore store, ControlSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /** The pods that the owner controls. */
  List<ObjectNode> of(ObjectNode owner) {
    var uid = Metadata.uid(owner);
    return store.list(ResourceTypes.PODS, Optional.of(Metadata.namespace(owner))).stream()
        .filter(pod -> Ownership.isControlledBy(pod, uid))
        .toList();
  }

  /** Neither ended nor about to. */
  static boolean isActive(ObjectNode pod) {
    return !isOver(pod) && !Metadata.deleting(pod);
  }

  static boolean isOver(ObjectNode pod) {
    return phase(pod).equals("Succeeded") || phase(pod).equals("Failed");
  }

  static String phase(ObjectNode pod) {
    return pod.path("status").path("phase").asString("Pending");
  }

  static boolean isReady(ObjectNode pod) {
    return isActive(pod) && Conditions.isTrue(pod.path("status").path("conditions"), "Ready");
  }

  /**
   * Creates a pod from the owner's template.
   *
   * @throws ApiException if admission refuses it
   */
  ObjectNode create(ResourceType type, ObjectNode owner) {
    var template = owner.path("spec").path("template");
    var pod = JsonNodeFactory.instance.objectNode();
    var metadata = pod.putObject("metadata");
    for (var field : List.of("labels", "annotations")) {
      if (template.path("metadata").get(field) instanceof ObjectNode found) {
        metadata.set(field, found.deepCopy());
      }
    }
    metadata.put("generateName", Metadata.name(owner) + "-");
    metadata.put("namespace", Metadata.namespace(owner));
    Ownership.control(pod, type, owner);
    if (template.get("spec") instanceof ObjectNode spec) {
      pod.set("spec", spec.deepCopy());
    }
    return store.create(ResourceTypes.PODS, settings.admission().create(ResourceTypes.PODS, pod));
  }

  /** Deletes a pod with the grace that it asks for; fine if it is gone. */
  void delete(ObjectNode pod) {
    var namespace = Metadata.namespace(pod);
    var name = Metadata.name(pod);
    var assigned = !pod.path("spec").path("nodeName").asString("").isEmpty();
    try {
      if (!assigned || isOver(pod)) {
        store.remove(
            ResourceTypes.PODS,
            namespace,
            name,
            found -> Metadata.uid(found).equals(Metadata.uid(pod)) && !Metadata.held(found));
      } else if (!Metadata.deleting(pod)) {
        store.update(ResourceTypes.PODS, namespace, name, this::mark);
      }
    } catch (ApiException gone) {
      // That is what was wanted.
    }
  }

  private ObjectNode mark(ObjectNode pod) {
    var grace = pod.path("spec").path("terminationGracePeriodSeconds").asLong(GRACE_SECONDS);
    var now = settings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Metadata.of(pod)
        .put("deletionTimestamp", now.plusSeconds(grace).toString())
        .put("deletionGracePeriodSeconds", grace);
    return pod;
  }
}
