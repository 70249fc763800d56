package io.tracebloc.sandbox.standin.release;

import tools.jackson.databind.node.ObjectNode;

/** What Helm puts on every object when it applies a manifest, and never on those of hooks. */
final class HelmMarks {
  private HelmMarks() {}

  static void put(ObjectNode object, String release, String namespace) {
    var metadata = (ObjectNode) object.path("metadata");
    metadata
        .withObjectProperty("annotations")
        .put("meta.helm.sh/release-name", release)
        .put("meta.helm.sh/release-namespace", namespace);
    metadata.withObjectProperty("labels").put("app.kubernetes.io/managed-by", "Helm");
  }
}
