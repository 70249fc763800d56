package io.tracebloc.sandbox.api.admission;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What every namespace holds: the account {@code default} and the cluster's certificate. */
final class NamespaceContents {
  private final ObjectStore store;
  private final String authorityPem;

  NamespaceContents(ObjectStore store, String authorityPem) {
    this.store = store;
    this.authorityPem = authorityPem;
  }

  static void complete(ObjectNode namespace) {
    var metadata = namespace.withObject("/metadata");
    var labels =
        metadata.get("labels") instanceof ObjectNode found ? found : metadata.putObject("labels");
    labels.put("kubernetes.io/metadata.name", metadata.path("name").asString(""));
    var spec = namespace.putObject("spec");
    spec.putArray("finalizers").add("kubernetes");
    namespace.putObject("status").put("phase", "Active");
  }

  void ensure(String namespace) {
    create(ResourceTypes.SERVICE_ACCOUNTS, object(namespace, "default"));
    var certificate = object(namespace, "kube-root-ca.crt");
    certificate.putObject("data").put("ca.crt", authorityPem);
    create(ResourceTypes.CONFIG_MAPS, certificate);
  }

  private static ObjectNode object(String namespace, String name) {
    var object = JsonMapper.shared().createObjectNode();
    object.putObject("metadata").put("name", name).put("namespace", namespace);
    return object;
  }

  private void create(ResourceType type, ObjectNode object) {
    try {
      store.create(type, object);
    } catch (ApiException taken) {
      if (taken.code() != 409) {
        throw taken;
      }
    }
  }
}
