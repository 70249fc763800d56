package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.api.admission.Admission;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Adds the objects that every cluster has: namespaces, default roles and their bindings. */
final class Bootstrap {
  private final ObjectStore store;
  private final Admission admission;

  Bootstrap(ObjectStore store, Admission admission) {
    this.store = store;
    this.admission = admission;
  }

  void run() {
    for (var name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
      var namespace = Json.typed("v1", "Namespace");
      namespace.putObject("metadata").put("name", name);
      add(namespace);
    }
    for (var object : Json.read(resource("bootstrap.yaml"))) {
      add((ObjectNode) object);
    }
  }

  private void add(ObjectNode object) {
    var type =
        ResourceTypes.ofKind(
                object.path("apiVersion").asString(""), object.path("kind").asString(""))
            .orElseThrow();
    try {
      var made = store.create(type, admission.create(type, object));
      admission.created(type, made);
    } catch (ApiException taken) {
      if (taken.code() != 409) {
        throw new IllegalStateException("Cannot add " + Metadata.name(object), taken);
      }
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = Bootstrap.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
