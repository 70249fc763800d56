package io.tracebloc.sandbox.api.table;

import static io.tracebloc.sandbox.api.table.Column.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Volumes and claims as rows. */
final class StorageTables {
  private static final Map<String, String> MODES =
      Map.of(
          "ReadWriteOnce", "RWO",
          "ReadOnlyMany", "ROX",
          "ReadWriteMany", "RWX",
          "ReadWriteOncePod", "RWOP");

  private StorageTables() {}

  static List<Column> columns(String kind) {
    return kind.equals("PersistentVolume") ? volume() : claim();
  }

  private static List<Column> claim() {
    return List.of(
        Column.objectName(),
        text("Status", StorageTables::phase),
        text("Volume", claim -> Fields.text(claim, "spec", "volumeName")),
        text("Capacity", claim -> Fields.text(claim, "status", "capacity", "storage")),
        text("Access Modes", claim -> bound(claim) ? modes(claim.path("status")) : ""),
        text("StorageClass", claim -> Fields.text(claim, "spec", "storageClassName")),
        text("VolumeAttributesClass", _ -> "<unset>"),
        Column.age(),
        text("VolumeMode", claim -> Fields.text(claim, "spec", "volumeMode")).wide());
  }

  private static List<Column> volume() {
    return List.of(
        Column.objectName(),
        text("Capacity", volume -> Fields.text(volume, "spec", "capacity", "storage")),
        text("Access Modes", volume -> modes(volume.path("spec"))),
        text(
            "Reclaim Policy",
            volume -> Fields.text(volume, "spec", "persistentVolumeReclaimPolicy")),
        text("Status", StorageTables::phase),
        text("Claim", StorageTables::claimed),
        text("StorageClass", volume -> Fields.text(volume, "spec", "storageClassName")),
        text("VolumeAttributesClass", _ -> "<unset>"),
        text("Reason", volume -> Fields.text(volume, "status", "reason")),
        Column.age(),
        text("VolumeMode", volume -> Fields.text(volume, "spec", "volumeMode")).wide());
  }

  private static String phase(ObjectNode object) {
    return Fields.text(object, "metadata", "deletionTimestamp").isEmpty()
        ? Fields.text(object, "status", "phase")
        : "Terminating";
  }

  private static boolean bound(ObjectNode claim) {
    return !Fields.text(claim, "spec", "volumeName").isEmpty();
  }

  private static String claimed(ObjectNode volume) {
    var name = Fields.text(volume, "spec", "claimRef", "name");
    return name.isEmpty() ? "" : Fields.text(volume, "spec", "claimRef", "namespace") + "/" + name;
  }

  private static String modes(JsonNode holder) {
    return holder
        .path("accessModes")
        .valueStream()
        .map(mode -> MODES.getOrDefault(mode.asString(""), mode.asString("")))
        .collect(Collectors.joining(","));
  }
}
