package io.tracebloc.sandbox.pods.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Volumes that show ConfigMaps, Secrets, account tokens and a pod's own fields as files. */
final class ProjectedFiles {
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  private final References references;
  private final ClusterAccess access;

  ProjectedFiles(References references, ClusterAccess access) {
    this.references = references;
    this.access = access;
  }

  /**
   * Writes a volume's files.
   *
   * @return whether the volume is of a known kind
   */
  boolean write(Pod pod, JsonNode volume, Path directory) throws NotReadyException, IOException {
    if (volume.has("configMap")) {
      configMap(pod, volume.path("configMap"), "name", directory);
    } else if (volume.has("secret")) {
      secret(pod, volume.path("secret"), "secretName", directory);
    } else if (volume.has("downwardAPI")) {
      fields(pod, volume.path("downwardAPI"), directory);
    } else if (volume.has("projected")) {
      for (var source : volume.path("projected").path("sources")) {
        source(pod, source, directory);
      }
    } else {
      return false;
    }
    return true;
  }

  private void source(Pod pod, JsonNode source, Path directory)
      throws NotReadyException, IOException {
    if (source.has("configMap")) {
      configMap(pod, source.path("configMap"), "name", directory);
    } else if (source.has("secret")) {
      secret(pod, source.path("secret"), "name", directory);
    } else if (source.has("downwardAPI")) {
      fields(pod, source.path("downwardAPI"), directory);
    } else if (source.has("serviceAccountToken")) {
      var token = source.path("serviceAccountToken");
      var audiences =
          Stream.of(token.path("audience").asString("")).filter(name -> !name.isEmpty()).toList();
      var lifetime =
          Duration.ofSeconds(token.path("expirationSeconds").asLong(TOKEN_LIFETIME.toSeconds()));
      save(directory, token.path("path").asString("token"), token(pod, audiences, lifetime));
    }
  }

  /** The files that every container finds unless its account is not mounted. */
  void writeAccount(Pod pod, Path directory) throws IOException {
    save(directory, "token", token(pod, List.of(), TOKEN_LIFETIME));
    save(directory, "ca.crt", access.certificateAuthority().getBytes(StandardCharsets.UTF_8));
    save(directory, "namespace", pod.namespace().getBytes(StandardCharsets.UTF_8));
  }

  private byte[] token(Pod pod, List<String> audiences, Duration lifetime) {
    return access
        .token(pod.namespace(), pod.serviceAccount(), pod.object(), audiences, lifetime)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void configMap(Pod pod, JsonNode source, String nameField, Path directory)
      throws NotReadyException, IOException {
    var name = source.path(nameField).asString("");
    var map = references.configMap(pod.namespace(), name);
    if (map.isEmpty() && source.path("optional").asBoolean(false)) {
      return;
    }
    items(
        source,
        map.orElseThrow(() -> new NotReadyException("configmap \"" + name + "\" not found")),
        directory);
  }

  private void secret(Pod pod, JsonNode source, String nameField, Path directory)
      throws NotReadyException, IOException {
    var name = source.path(nameField).asString("");
    var secret = references.secret(pod.namespace(), name);
    if (secret.isEmpty() && source.path("optional").asBoolean(false)) {
      return;
    }
    items(
        source,
        secret.orElseThrow(() -> new NotReadyException("secret \"" + name + "\" not found")),
        directory);
  }

  private static void items(JsonNode source, Map<String, byte[]> content, Path directory)
      throws NotReadyException, IOException {
    if (source.path("items").isEmpty()) {
      for (var entry : content.entrySet()) {
        save(directory, entry.getKey(), entry.getValue());
      }
      return;
    }
    for (var item : source.path("items")) {
      var key = item.path("key").asString("");
      if (content.containsKey(key)) {
        save(directory, item.path("path").asString(key), content.get(key));
      } else if (!source.path("optional").asBoolean(false)) {
        throw new NotReadyException("references non-existent config key: " + key);
      }
    }
  }

  private static void fields(Pod pod, JsonNode source, Path directory)
      throws NotReadyException, IOException {
    for (var item : source.path("items")) {
      var value = FieldReference.value(pod, item.path("fieldRef").path("fieldPath").asString(""));
      save(directory, item.path("path").asString(""), value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void save(Path directory, String path, byte[] content) throws IOException {
    var file = directory.resolve(path).normalize();
    if (!file.startsWith(directory)) {
      throw new IOException("file \"" + path + "\" leaves its volume");
    }
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
    }
    Files.write(file, content);
  }
}
