package io.tracebloc.sandbox.standin.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Helm stores of a release: base64 of gzipped JSON (releases.md 1.1 to 1.3).
 *
 * @param release its name
 * @param namespace where it was installed to
 * @param status as Helm spells it, for example {@code deployed}
 * @param chart the chart's metadata
 * @param defaults the chart's own values
 * @param config the user's values
 * @param files what the chart renders to, in its own order
 * @param hooks the files that Helm keeps apart
 */
record HelmRecord(
    String release,
    String namespace,
    String status,
    ObjectNode chart,
    ObjectNode defaults,
    ObjectNode config,
    List<RenderedFile> files,
    List<RenderedFile> hooks) {
  private static final JsonMapper JSON = new JsonMapper();

  /** A moment in the past; nothing depends on when a stand-in says that it was installed. */
  private static final String DEPLOYED = "2026-01-15T09:30:00.123456789Z";

  private static final String MODIFIED = "1768469400";

  /** The order in which Helm installs, and so lists, kinds. */
  private static final List<String> KINDS =
      List.of(
          "Namespace",
          "ServiceAccount",
          "Secret",
          "ConfigMap",
          "StorageClass",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "ClusterRole",
          "ClusterRoleBinding",
          "Role",
          "RoleBinding",
          "Service",
          "DaemonSet",
          "Deployment",
          "CronJob");

  /** The record as the default driver keeps it. */
  ObjectNode secret() {
    var secret = holder("Secret");
    // A Secret's data is base64 of its own around what Helm has encoded already.
    secret.put("type", "helm.sh/release.v1");
    secret.putObject("data").put("release", base64(payload().getBytes(StandardCharsets.UTF_8)));
    return secret;
  }

  /** The record as the driver for ConfigMaps keeps it. */
  ObjectNode configMap() {
    var map = holder("ConfigMap");
    map.putObject("data").put("release", payload());
    return map;
  }

  private ObjectNode holder(String kind) {
    var holder = JSON.createObjectNode();
    holder.put("apiVersion", "v1");
    holder.put("kind", kind);
    var metadata = holder.putObject("metadata");
    metadata.put("name", "sh.helm.release.v1." + release + ".v1");
    metadata.put("namespace", namespace);
    metadata
        .putObject("labels")
        .put("modifiedAt", MODIFIED)
        .put("name", release)
        .put("owner", "helm")
        .put("status", status)
        .put("version", "1");
    return holder;
  }

  private String payload() {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(JSON.writeValueAsBytes(document()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return base64(zipped.toByteArray());
  }

  private ObjectNode document() {
    var document = JSON.createObjectNode();
    document.put("name", release);
    var info = document.putObject("info");
    info.put("first_deployed", DEPLOYED);
    info.put("last_deployed", DEPLOYED);
    info.put("deleted", "");
    info.put("description", status.equals("deployed") ? "Install complete" : "Practice record");
    info.put("status", status);
    info.put("notes", "This is a stand-in, for practice.\n");
    var stored = document.putObject("chart");
    stored.set("metadata", chart);
    stored.putNull("lock");
    stored.putArray("templates");
    stored.set("values", defaults);
    stored.putNull("schema");
    stored.putNull("files");
    if (!config.isEmpty()) {
      document.set("config", config);
    }
    document.put("manifest", manifest());
    var kept = document.putArray("hooks");
    for (var file : hooks) {
      file.objects().forEach(object -> kept.add(hook(file.file(), object)));
    }
    document.put("version", 1);
    document.put("namespace", namespace);
    return document;
  }

  /** All objects as one YAML text, in Helm's order. */
  String manifest() {
    var ordered = new TreeMap<Integer, StringBuilder>();
    for (var file : files) {
      for (var object : file.objects()) {
        ordered
            .computeIfAbsent(place(object), _ -> new StringBuilder())
            .append("---\n# Source: ")
            .append(path(file.file()))
            .append('\n')
            .append(YamlText.of(object));
      }
    }
    return String.join("", ordered.values());
  }

  private static int place(ObjectNode object) {
    var kind = object.path("kind").asString("");
    var place = KINDS.indexOf(kind);
    if (place < 0) {
      throw new IllegalStateException("no place in Helm's order for " + kind);
    }
    return place;
  }

  private ObjectNode hook(String file, ObjectNode object) {
    var metadata = object.path("metadata");
    var hook = JSON.createObjectNode();
    hook.put("name", metadata.path("name").asString(""));
    hook.put("kind", object.path("kind").asString(""));
    hook.put("path", path(file));
    hook.put("manifest", YamlText.of(object));
    var events = hook.putArray("events");
    for (var event :
        metadata.path("annotations").path("helm.sh/hook").asString("").split(",", -1)) {
      events.add(event);
    }
    var lastRun = hook.putObject("last_run");
    lastRun.put("started_at", "");
    lastRun.put("completed_at", "");
    lastRun.put("phase", "");
    return hook;
  }

  private String path(String file) {
    return chart.path("name").asString("") + "/templates/" + file;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
