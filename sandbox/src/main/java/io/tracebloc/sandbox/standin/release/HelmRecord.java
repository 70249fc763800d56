package io.tracebloc.sandbox.standin.release;

import io.tracebloc.sandbox.standin.release.ReleaseSpec.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Helm stores of a release: base64 of gzipped JSON (releases.md 1.1 to 1.3). */
record HelmRecord(ReleaseSpec spec, ClientRelease release) {
  private static final JsonMapper JSON = new JsonMapper();

  /** A moment in the past; nothing depends on when a stand-in says that it was installed. */
  private static final String DEPLOYED = "2026-01-15T09:30:00.123456789Z";

  private static final String MODIFIED = "1768469400";

  /** The order in which Helm installs, and so lists, kinds. */
  private static final List<String> KINDS =
      List.of(
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
          "Deployment");

  /** The Secret or ConfigMap; empty if there is to be none. */
  Optional<ObjectNode> object() {
    return switch (spec.driver()) {
      case NONE -> Optional.empty();
      case SECRET -> {
        var secret = holder("Secret");
        // A Secret's data is base64 of its own around what Helm has encoded already.
        secret.put("type", "helm.sh/release.v1");
        secret.putObject("data").put("release", base64(payload().getBytes(StandardCharsets.UTF_8)));
        yield Optional.of(secret);
      }
      case CONFIG_MAP -> {
        var map = holder("ConfigMap");
        map.putObject("data").put("release", payload());
        yield Optional.of(map);
      }
    };
  }

  private ObjectNode holder(String kind) {
    var holder = JSON.createObjectNode();
    holder.put("apiVersion", "v1");
    holder.put("kind", kind);
    var metadata = holder.putObject("metadata");
    metadata.put("name", "sh.helm.release.v1." + spec.release() + ".v1");
    metadata.put("namespace", spec.namespace());
    metadata
        .putObject("labels")
        .put("modifiedAt", MODIFIED)
        .put("name", spec.release())
        .put("owner", "helm")
        .put("status", spec.status())
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
    document.put("name", spec.release());
    var info = document.putObject("info");
    info.put("first_deployed", DEPLOYED);
    info.put("last_deployed", DEPLOYED);
    info.put("deleted", "");
    info.put(
        "description", spec.status().equals("deployed") ? "Install complete" : "Practice record");
    info.put("status", spec.status());
    info.put("notes", "This is a stand-in of a tracebloc client, for practice.\n");
    document.set("chart", chart());
    document.set("config", config());
    document.put("manifest", manifest());
    document.set("hooks", JSON.createArrayNode().add(hook()));
    document.put("version", 1);
    document.put("namespace", spec.namespace());
    return document;
  }

  private ObjectNode chart() {
    var chart = JSON.createObjectNode();
    chart.set("metadata", release.chart());
    chart.putNull("lock");
    chart.putArray("templates");
    chart.set("values", release.defaults());
    chart.putNull("schema");
    chart.putNull("files");
    return chart;
  }

  /** The installer's values, and the user's over them. */
  private ObjectNode config() {
    var config = JSON.createObjectNode();
    config.put("clientId", "practice");
    config.put("clientPassword", "practice-password");
    config.put("clusterScope", spec.clusterScope());
    config.put("pvcAccessMode", spec.accessMode());
    var hostPath = spec.storage() == Storage.HOST_PATH;
    config.putObject("hostPath").put("enabled", hostPath);
    config.putObject("storageClass").put("provisioner", release.provisioner());
    var environment = config.putObject("env").put("SINGLE_NODE", Boolean.toString(hostPath));
    new TreeMap<>(spec.environment()).forEach(environment::put);
    new TreeMap<>(spec.overrides())
        .forEach((key, value) -> config.set(key, JSON.valueToTree(value)));
    return config;
  }

  /** All objects as one YAML text, in Helm's order. */
  String manifest() {
    var manifest = new StringBuilder();
    for (var kind : KINDS) {
      for (var template : release.templates()) {
        template.objects().stream()
            .filter(object -> object.path("kind").asString("").equals(kind))
            .forEach(
                object ->
                    manifest
                        .append("---\n# Source: client/templates/")
                        .append(template.file())
                        .append('\n')
                        .append(YamlText.of(object)));
      }
    }
    return manifest.toString();
  }

  private ObjectNode hook() {
    var pod = release.sealCheck();
    var hook = JSON.createObjectNode();
    hook.put("name", pod.path("metadata").path("name").asString(""));
    hook.put("kind", "Pod");
    hook.put("path", "client/templates/seal-check.yaml");
    hook.put("manifest", YamlText.of(pod));
    hook.putArray("events").add("test");
    var lastRun = hook.putObject("last_run");
    lastRun.put("started_at", "");
    lastRun.put("completed_at", "");
    lastRun.put("phase", "");
    return hook;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
