package io.tracebloc.e2e.anywhere;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Makes kubeconfigs of others from the administrator's. */
record Kubeconfig(Path file) {
  /** A new file for the same server, with a bearer token. */
  void writeFor(String token, Path target) throws IOException {
    var config =
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Config",
            "current-context",
            "person",
            "clusters",
            List.of(Map.of("name", "cluster", "cluster", cluster())),
            "users",
            List.of(Map.of("name", "person", "user", Map.of("token", token))),
            "contexts",
            List.of(
                Map.of(
                    "name", "person", "context", Map.of("cluster", "cluster", "user", "person"))));
    Files.createFile(
        target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(target, new Yaml().dump(config));
  }

  /** The current context's cluster, with absolute paths. */
  private Map<String, Object> cluster() throws IOException {
    Map<String, Object> config =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    var context = entry(config, "contexts", (String) config.get("current-context"), "context");
    var cluster =
        new LinkedHashMap<>(entry(config, "clusters", (String) context.get("cluster"), "cluster"));
    cluster.computeIfPresent(
        "certificate-authority", (_, path) -> file.resolveSibling((String) path).toString());
    return cluster;
  }

  @SuppressWarnings("unchecked") // A YAML map has no other keys here.
  private static Map<String, Object> entry(
      Map<String, Object> config, String list, String name, String key) {
    return ((List<Map<String, Object>>) config.get(list))
        .stream()
            .filter(entry -> entry.get("name").equals(name))
            .map(entry -> (Map<String, Object>) entry.get(key))
            .findFirst()
            .orElseThrow();
  }
}
