package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.pods.node.EventRecorder;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import io.tracebloc.sandbox.store.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Binds claims to volumes: to one that exists and fits, else to one that is made for it if its
 * storage class has the practice provisioner. All other claims stay Pending, with an Event.
 */
final class ClaimBinder implements Controller {
  private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

  private final ObjectStore store;
  private final EventRecorder events;
  private final PersistentVolumes volumes;

  ClaimBinder(ObjectStore store, ControlSettings settings, EventRecorder events) {
    this.store = store;
    this.events = events;
    this.volumes = new PersistentVolumes(store, settings.discard());
  }

  @Override
  public List<ResourceType> watched() {
    return List.of(
        ResourceTypes.PERSISTENT_VOLUME_CLAIMS,
        ResourceTypes.PERSISTENT_VOLUMES,
        ResourceTypes.STORAGE_CLASSES);
  }

  @Override
  public List<Key> affected(WatchEvent event) {
    if (event.type().equals(ResourceTypes.PERSISTENT_VOLUME_CLAIMS)) {
      return List.of(Key.of(event.object()));
    }
    return store.list(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, Optional.empty()).stream()
        .filter(claim -> !isBound(claim))
        .map(Key::of)
        .toList();
  }

  private static boolean isBound(ObjectNode claim) {
    return claim.path("status").path("phase").asString("").equals("Bound");
  }

  @Override
  public Optional<Duration> reconcile(Key key) {
    var claim = store.find(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, key.namespace(), key.name());
    volumes.release(key, claim.map(Metadata::uid));
    if (claim.isPresent() && !Metadata.deleting(claim.get()) && !isBound(claim.get())) {
      bind(claim.get());
    }
    return Optional.empty();
  }

  private void bind(ObjectNode claim) {
    if (!claim.path("spec").has("storageClassName")) {
      var usual = defaultClass();
      if (usual.isPresent()) {
        bind(withClass(claim, usual.get()));
        return;
      }
    }
    var match = volumes.matching(claim);
    if (match.isPresent()) {
      volumes.bind(match.get(), claim);
      return;
    }
    if (claim.path("spec").path("volumeName").asString("").isEmpty()) {
      provision(claim);
    }
    markPending(claim);
  }

  private void provision(ObjectNode claim) {
    var name = claim.path("spec").path("storageClassName").asString("");
    if (name.isEmpty()) {
      events.normal(
          claim,
          "FailedBinding",
          "no persistent volumes available for this claim and no storage class is set");
      return;
    }
    var storageClass = store.find(ResourceTypes.STORAGE_CLASSES, "", name);
    if (storageClass.isEmpty()) {
      events.warning(
          claim, "ProvisioningFailed", "storageclass.storage.k8s.io \"" + name + "\" not found");
      return;
    }
    provision(claim, storageClass.get());
  }

  private void provision(ObjectNode claim, ObjectNode storageClass) {
    var provisioner = storageClass.path("provisioner").asString("");
    var selected = claim.path("metadata").path("annotations").has(SELECTED_NODE);
    var late = storageClass.path("volumeBindingMode").asString("").equals("WaitForFirstConsumer");
    if (late && !selected) {
      events.normal(
          claim, "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
    } else if (provisioner.equals(ControlSettings.PROVISIONER)) {
      var volume = volumes.provision(claim, storageClass);
      volumes.bind(volume, claim);
      events.normal(
          claim,
          "ProvisioningSucceeded",
          "Successfully provisioned volume " + Metadata.name(volume));
    } else if (provisioner.equals("kubernetes.io/no-provisioner")) {
      events.normal(claim, "FailedBinding", "no persistent volumes available for this claim");
    } else {
      events.normal(
          claim,
          "ExternalProvisioning",
          "Waiting for a volume to be created either by the external provisioner '"
              + provisioner
              + "' or manually by the system administrator. If volume creation is delayed, please"
              + " verify that the provisioner is running and correctly registered.");
    }
  }

  private Optional<String> defaultClass() {
    return store.list(ResourceTypes.STORAGE_CLASSES, Optional.empty()).stream()
        .filter(
            found ->
                found
                    .path("metadata")
                    .path("annotations")
                    .path(DEFAULT_CLASS)
                    .asString("")
                    .equals("true"))
        .map(Metadata::name)
        .findFirst();
  }

  private ObjectNode withClass(ObjectNode claim, String storageClass) {
    return store.update(
        ResourceTypes.PERSISTENT_VOLUME_CLAIMS,
        Metadata.namespace(claim),
        Metadata.name(claim),
        object -> {
          object.withObject("spec").put("storageClassName", storageClass);
          return object;
        });
  }

  private void markPending(ObjectNode claim) {
    store.update(
        ResourceTypes.PERSISTENT_VOLUME_CLAIMS,
        Metadata.namespace(claim),
        Metadata.name(claim),
        object -> {
          if (!object.path("status").has("phase")) {
            object.withObject("status").put("phase", "Pending");
          }
          return object;
        });
  }
}
