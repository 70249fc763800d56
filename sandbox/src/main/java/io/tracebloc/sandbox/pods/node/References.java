package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contents of ConfigMaps and Secrets. */
final class References {
  private final ObjectStore store;

  References(ObjectStore store) {
    this.store = store;
  }

  /** A ConfigMap's entries, text and binary; empty if there is no such object. */
  Optional<Map<String, byte[]>> configMap(String namespace, String name) {
    return store
        .find(ResourceTypes.CONFIG_MAPS, namespace, name)
        .map(
            map -> {
              var entries = text(map.path("data"));
              entries.putAll(binary(map.path("binaryData")));
              return entries;
            });
  }

  /** A ConfigMap's text entries, which are all that variables can show. */
  Optional<Map<String, byte[]>> configMapText(String namespace, String name) {
    return store
        .find(ResourceTypes.CONFIG_MAPS, namespace, name)
        .map(map -> text(map.path("data")));
  }

  /** A Secret's entries, decoded; empty if there is no such object. */
  Optional<Map<String, byte[]>> secret(String namespace, String name) {
    return store
        .find(ResourceTypes.SECRETS, namespace, name)
        .map(
            secret -> {
              var entries = binary(secret.path("data"));
              entries.putAll(text(secret.path("stringData")));
              return entries;
            });
  }

  private static Map<String, byte[]> text(JsonNode data) {
    var entries = new TreeMap<String, byte[]>();
    data.properties()
        .forEach(
            entry ->
                entries.put(
                    entry.getKey(),
                    entry.getValue().asString("").getBytes(StandardCharsets.UTF_8)));
    return entries;
  }

  private static Map<String, byte[]> binary(JsonNode data) {
    var entries = new TreeMap<String, byte[]>();
    data.properties()
        .forEach(
            entry ->
                entries.put(
                    entry.getKey(), Base64.getDecoder().decode(entry.getValue().asString(""))));
    return entries;
  }

  /** A service account; empty if there is none of that name. */
  Optional<ObjectNode> account(String namespace, String name) {
    return store.find(ResourceTypes.SERVICE_ACCOUNTS, namespace, name);
  }
}
