package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds, makes, binds and reclaims persistent volumes. */
final class PersistentVolumes {
  private final ObjectStore store;
  private final Consumer<String> discard;

  PersistentVolumes(ObjectStore store, Consumer<String> discard) {
    this.store = store;
    this.discard = discard;
  }

  /** The volume that is meant for the claim, or the smallest free one that fits. */
  Optional<ObjectNode> matching(ObjectNode claim) {
    var free =
        store.list(ResourceTypes.PERSISTENT_VOLUMES, Optional.empty()).stream()
            .filter(volume -> isFreeFor(volume, claim))
            .toList();
    var named = claim.path("spec").path("volumeName").asString("");
    if (!named.isEmpty()) {
      return free.stream().filter(volume -> Metadata.name(volume).equals(named)).findFirst();
    }
    var reserved = free.stream().filter(volume -> volume.path("spec").has("claimRef")).findFirst();
    return reserved.or(
        () ->
            free.stream()
                .filter(volume -> fits(volume, claim))
                .min(Comparator.comparing(PersistentVolumes::capacity)));
  }

  /** Reserved for this claim, or for nobody. */
  private static boolean isFreeFor(ObjectNode volume, ObjectNode claim) {
    var reference = volume.path("spec").path("claimRef");
    if (reference.isEmpty()) {
      var phase = volume.path("status").path("phase").asString("Available");
      return phase.equals("Available") || phase.equals("Pending");
    }
    var uid = reference.path("uid").asString("");
    return reference.path("name").asString("").equals(Metadata.name(claim))
        && reference.path("namespace").asString("").equals(Metadata.namespace(claim))
        && (uid.isEmpty() || uid.equals(Metadata.uid(claim)));
  }

  private static boolean fits(ObjectNode volume, ObjectNode claim) {
    var wanted = claim.path("spec");
    var offered = volume.path("spec");
    var modes = modes(offered.path("accessModes"));
    var labels = wanted.path("selector").path("matchLabels");
    return offered
            .path("storageClassName")
            .asString("")
            .equals(wanted.path("storageClassName").asString(""))
        && wanted
            .path("accessModes")
            .valueStream()
            .allMatch(mode -> modes.contains(mode.asString("")))
        && capacity(volume).compareTo(requested(claim)) >= 0
        && Ownership.hasLabels(volume, labels);
  }

  private static String modes(JsonNode modes) {
    return modes.valueStream().map(mode -> mode.asString("")).collect(Collectors.joining(" "));
  }

  private static Quantity capacity(ObjectNode volume) {
    return Quantity.parse(volume.path("spec").path("capacity").path("storage").asString("0"));
  }

  private static Quantity requested(ObjectNode claim) {
    return Quantity.parse(request(claim));
  }

  private static String request(ObjectNode claim) {
    return claim.path("spec").path("resources").path("requests").path("storage").asString("1Gi");
  }

  /** Makes a volume of the size that the claim asks for. */
  ObjectNode provision(ObjectNode claim, ObjectNode storageClass) {
    var name = "pvc-" + Metadata.uid(claim);
    var volume = JsonNodeFactory.instance.objectNode();
    volume
        .putObject("metadata")
        .put("name", name)
        .putObject("annotations")
        .put("pv.kubernetes.io/provisioned-by", ControlSettings.PROVISIONER);
    var spec = volume.putObject("spec");
    spec.putObject("capacity").put("storage", request(claim));
    spec.set("accessModes", claim.path("spec").path("accessModes").deepCopy());
    spec.put(
        "persistentVolumeReclaimPolicy", storageClass.path("reclaimPolicy").asString("Delete"));
    spec.put("storageClassName", Metadata.name(storageClass)).put("volumeMode", "Filesystem");
    spec.putObject("hostPath").put("path", "/practice/" + name);
    reserve(spec, claim);
    volume.putObject("status").put("phase", "Available");
    return store
        .find(ResourceTypes.PERSISTENT_VOLUMES, "", name)
        .orElseGet(() -> store.create(ResourceTypes.PERSISTENT_VOLUMES, volume));
  }

  private static void reserve(ObjectNode spec, ObjectNode claim) {
    spec.putObject("claimRef")
        .put("apiVersion", "v1")
        .put("kind", "PersistentVolumeClaim")
        .put("namespace", Metadata.namespace(claim))
        .put("name", Metadata.name(claim))
        .put("uid", Metadata.uid(claim));
  }

  void bind(ObjectNode volume, ObjectNode claim) {
    store.update(
        ResourceTypes.PERSISTENT_VOLUMES,
        "",
        Metadata.name(volume),
        object -> {
          reserve(object.withObject("spec"), claim);
          object.withObject("status").put("phase", "Bound");
          return object;
        });
    store.update(
        ResourceTypes.PERSISTENT_VOLUME_CLAIMS,
        Metadata.namespace(claim),
        Metadata.name(claim),
        object -> {
          object.withObject("spec").put("volumeName", Metadata.name(volume));
          Metadata.of(object)
              .withObject("annotations")
              .put("pv.kubernetes.io/bind-completed", "yes")
              .put("pv.kubernetes.io/bound-by-controller", "yes");
          var status = object.withObject("status").put("phase", "Bound");
          status.set("accessModes", volume.path("spec").path("accessModes").deepCopy());
          status.set("capacity", volume.path("spec").path("capacity").deepCopy());
          return object;
        });
  }

  /** Deletes or releases what earlier claims of that name were bound to. */
  void release(Controller.Key claim, Optional<String> currentUid) {
    store.list(ResourceTypes.PERSISTENT_VOLUMES, Optional.empty()).stream()
        .filter(volume -> volume.path("status").path("phase").asString("").equals("Bound"))
        .filter(volume -> belongsTo(volume.path("spec").path("claimRef"), claim))
        .filter(volume -> currentUid.filter(claimUid(volume)::equals).isEmpty())
        .forEach(this::reclaim);
  }

  private static String claimUid(ObjectNode volume) {
    return volume.path("spec").path("claimRef").path("uid").asString("");
  }

  private static boolean belongsTo(JsonNode reference, Controller.Key claim) {
    return reference.path("name").asString("").equals(claim.name())
        && reference.path("namespace").asString("").equals(claim.namespace());
  }

  private void reclaim(ObjectNode volume) {
    var name = Metadata.name(volume);
    var policy = volume.path("spec").path("persistentVolumeReclaimPolicy").asString("Retain");
    if (policy.equals("Delete")) {
      store.remove(ResourceTypes.PERSISTENT_VOLUMES, "", name);
      discard.accept(name);
      return;
    }
    store.update(
        ResourceTypes.PERSISTENT_VOLUMES,
        "",
        name,
        object -> {
          object.withObject("status").put("phase", "Released");
          return object;
        });
  }
}
