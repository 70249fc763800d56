package io.tracebloc.sandbox.standin.release;

import io.tracebloc.sandbox.standin.kube.ObjectTemplate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A person with exactly the rights that the tool needs (releases.md 5.3); no part of a release. */
public final class DataScientist {
  private DataScientist() {}

  /** The role and its binding in a namespace; reading Secrets is not among its rights. */
  public static List<ObjectNode> in(String namespace) {
    return ObjectTemplate.load(DataScientist.class, "data-scientist.yaml")
        .fill(Map.of("namespace", namespace));
  }
}
