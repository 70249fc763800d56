package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.JsonFields;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the ingest document of a Job is: in the ConfigMap that its Pods mount at the path of {@code
 * INGEST_CONFIG} ({@code contract/protocol.md} 1.5).
 *
 * @param configMap name of the ConfigMap
 * @param key which of its entries; empty if that cannot be told
 */
record MountedDocument(String configMap, Optional<String> key) {
  /** How jobs-manager calls the ConfigMaps of runs. */
  static final String PREFIX = "ingest-config-";

  private static final String PATH_VARIABLE = "INGEST_CONFIG";

  /** Finds it in a Pod's spec. */
  static Optional<MountedDocument> of(JsonObject podSpec) {
    var container = container(podSpec);
    var path = variable(container, PATH_VARIABLE);
    return path.flatMap(file -> mounts(container).flatMap(m -> at(podSpec, m, file)).findFirst())
        .or(() -> byName(podSpec));
  }

  /** The container that is told of a document, else the first. */
  static JsonObject container(JsonObject podSpec) {
    var told =
        JsonFields.objects(podSpec, "containers")
            .filter(container -> variable(container, PATH_VARIABLE).isPresent())
            .findFirst();
    return told.or(() -> JsonFields.objects(podSpec, "containers").findFirst())
        .orElseGet(JsonObject::new);
  }

  private static Optional<String> variable(JsonObject container, String name) {
    return JsonFields.objects(container, "env")
        .filter(one -> JsonFields.text(one, "name").equals(Optional.of(name)))
        .flatMap(one -> JsonFields.text(one, "value").stream())
        .findFirst();
  }

  private static Stream<JsonObject> mounts(JsonObject container) {
    return JsonFields.objects(container, "volumeMounts");
  }

  /** The document, if this mount holds the file. */
  private static Stream<MountedDocument> at(JsonObject podSpec, JsonObject mount, String file) {
    var at = JsonFields.text(mount, "mountPath").orElse("").replaceAll("/+$", "");
    var subPath = JsonFields.text(mount, "subPath").filter(text -> !text.isEmpty());
    Optional<String> inside;
    if (file.equals(at)) {
      inside = subPath;
    } else if (!at.isEmpty() && file.startsWith(at + "/")) {
      inside = Optional.of(file.substring(at.length() + 1));
    } else {
      return Stream.of();
    }
    var volume = JsonFields.text(mount, "name");
    return JsonFields.objects(podSpec, "volumes")
        .filter(one -> JsonFields.text(one, "name").equals(volume))
        .flatMap(MountedDocument::sources)
        .map(source -> new MountedDocument(name(source), inside.map(path -> key(source, path))))
        .filter(document -> !document.configMap().isEmpty());
  }

  /** The ConfigMaps of a volume; a projected one may have several. */
  private static Stream<JsonObject> sources(JsonObject volume) {
    var projected = JsonFields.objects(JsonFields.object(volume, "projected"), "sources");
    return Stream.concat(Stream.of(volume), projected)
        .filter(source -> source.has("configMap"))
        .map(source -> JsonFields.object(source, "configMap"));
  }

  private static String name(JsonObject source) {
    return JsonFields.text(source, "name").orElse("");
  }

  /** The entry behind a path, which is its name unless the mount says otherwise. */
  private static String key(JsonObject source, String path) {
    return JsonFields.objects(source, "items")
        .filter(item -> JsonFields.text(item, "path").equals(Optional.of(path)))
        .flatMap(item -> JsonFields.text(item, "key").stream())
        .findFirst()
        .orElse(path);
  }

  private static Optional<MountedDocument> byName(JsonObject podSpec) {
    return JsonFields.objects(podSpec, "volumes")
        .flatMap(MountedDocument::sources)
        .map(MountedDocument::name)
        .filter(name -> name.startsWith(PREFIX))
        .findFirst()
        .map(name -> new MountedDocument(name, Optional.empty()));
  }
}
