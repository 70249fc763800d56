package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.pods.node.Conditions;
import io.tracebloc.sandbox.pods.node.EventRecorder;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import io.tracebloc.sandbox.store.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps a Deployment's newest template running, in a ReplicaSet of its own. Whatever the strategy
 * says, pods of older templates end before new ones start.
 */
final class DeploymentController implements Controller {
  private static final String REVISION = "deployment.kubernetes.io/revision";

  private final ObjectStore store;
  private final ControlSettings settings;
  private final EventRecorder events;

  DeploymentController(ObjectStore store, ControlSettings settings, EventRecorder events) {
    this.store = store;
    this.settings = settings;
    this.events = events;
  }

  @Override
  public List<ResourceType> watched() {
    return List.of(ResourceTypes.DEPLOYMENTS, ResourceTypes.REPLICA_SETS);
  }

  @Override
  public List<Key> affected(WatchEvent event) {
    return event.type().equals(ResourceTypes.DEPLOYMENTS)
        ? List.of(Key.of(event.object()))
        : Ownership.controllerKey(event.object(), ResourceTypes.DEPLOYMENTS).stream().toList();
  }

  @Override
  public Optional<Duration> reconcile(Key key) {
    var found = store.find(ResourceTypes.DEPLOYMENTS, key.namespace(), key.name());
    if (found.isEmpty() || Metadata.deleting(found.get())) {
      return Optional.empty();
    }
    var deployment = found.get();
    var hash = TemplateHash.of(deployment.path("spec").path("template"));
    var sets = sets(deployment);
    var current = sets.stream().filter(set -> hash.equals(TemplateHash.read(set))).findFirst();
    var older = sets.stream().filter(set -> !hash.equals(TemplateHash.read(set))).toList();
    older.forEach(set -> scale(deployment, set, 0));
    var oldPods = older.stream().mapToInt(set -> count(set, "replicas")).sum();
    if (current.isEmpty()) {
      create(deployment, hash, sets.size() + 1);
    } else if (oldPods == 0) {
      scale(deployment, current.get(), deployment.path("spec").path("replicas").asInt(1));
    }
    report(deployment, hash, sets.size());
    return Optional.empty();
  }

  private List<ObjectNode> sets(ObjectNode deployment) {
    return store
        .list(ResourceTypes.REPLICA_SETS, Optional.of(Metadata.namespace(deployment)))
        .stream()
        .filter(set -> Ownership.isControlledBy(set, Metadata.uid(deployment)))
        .toList();
  }

  private static int count(ObjectNode object, String field) {
    return object.path("status").path(field).asInt(0);
  }

  private void scale(ObjectNode deployment, ObjectNode set, int replicas) {
    var before = set.path("spec").path("replicas").asInt(1);
    if (before == replicas) {
      return;
    }
    store.update(
        ResourceTypes.REPLICA_SETS,
        Metadata.namespace(set),
        Metadata.name(set),
        object -> {
          object.withObject("spec").put("replicas", replicas);
          return object;
        });
    events.normal(
        deployment,
        "ScalingReplicaSet",
        "Scaled %s replica set %s to %d from %d"
            .formatted(replicas > before ? "up" : "down", Metadata.name(set), replicas, before));
  }

  /** A new ReplicaSet starts empty and is filled once the older ones are empty. */
  private void create(ObjectNode deployment, String hash, int revision) {
    var set = JsonNodeFactory.instance.objectNode();
    var template = (ObjectNode) deployment.path("spec").path("template").deepCopy();
    TemplateHash.write(template, hash);
    var metadata = set.putObject("metadata");
    metadata.put("name", Metadata.name(deployment) + "-" + hash);
    metadata.put("namespace", Metadata.namespace(deployment));
    metadata.set("labels", template.path("metadata").path("labels").deepCopy());
    metadata.putObject("annotations").put(REVISION, Integer.toString(revision));
    Ownership.control(set, ResourceTypes.DEPLOYMENTS, deployment);
    var spec = set.putObject("spec").put("replicas", 0);
    spec.set("selector", deployment.path("spec").path("selector").deepCopy());
    spec.withObject("selector").withObject("matchLabels").put(TemplateHash.LABEL, hash);
    spec.set("template", template);
    store.create(
        ResourceTypes.REPLICA_SETS, settings.admission().create(ResourceTypes.REPLICA_SETS, set));
  }

  private void report(ObjectNode deployment, String hash, int revisions) {
    var sets = sets(deployment);
    var total = sets.stream().mapToInt(set -> count(set, "replicas")).sum();
    var current = sets.stream().filter(set -> hash.equals(TemplateHash.read(set))).findFirst();
    var updated = current.map(set -> count(set, "replicas")).orElse(0);
    var ready = sets.stream().mapToInt(set -> count(set, "readyReplicas")).sum();
    store.update(
        ResourceTypes.DEPLOYMENTS,
        Metadata.namespace(deployment),
        Metadata.name(deployment),
        object -> {
          Metadata.of(object)
              .withObject("annotations")
              .put(REVISION, Integer.toString(Math.max(1, revisions)));
          var status = object.withObject("status");
          var generation = deployment.path("metadata").path("generation").asLong(1);
          status.put("observedGeneration", generation).put("replicas", total);
          status.put("updatedReplicas", updated).put("readyReplicas", ready);
          status.put("availableReplicas", ready);
          var wanted = object.path("spec").path("replicas").asInt(1);
          status.put("unavailableReplicas", Math.max(0, wanted - ready));
          conditions(status, wanted, ready, updated >= wanted && total == updated);
          return object;
        });
  }

  private void conditions(ObjectNode status, int wanted, int ready, boolean complete) {
    var conditions =
        new Conditions(status.withArrayProperty("conditions"), settings.clock().instant());
    var enough = ready >= wanted - wanted / 4;
    conditions.set(
        "Available",
        enough,
        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        enough
            ? "Deployment has minimum availability."
            : "Deployment does not have minimum availability.");
    var done = complete && ready >= wanted;
    conditions.set(
        "Progressing",
        true,
        done ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
        done
            ? "The newest replica set has successfully progressed."
            : "Replica set is progressing.");
  }
}
