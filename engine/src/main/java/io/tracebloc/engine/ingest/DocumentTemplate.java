package io.tracebloc.engine.ingest;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a user wrote into a document, to be completed for the cluster by {@link IngestConfigWriter}.
 * Immutable.
 */
public final class DocumentTemplate {
  private static final DocumentTemplate EMPTY =
      new DocumentTemplate(JsonNodeFactory.instance.objectNode());

  private final ObjectNode root;

  DocumentTemplate(ObjectNode root) {
    this.root = root.deepCopy();
  }

  /** Nothing: the document is made from options alone. */
  public static DocumentTemplate empty() {
    return EMPTY;
  }

  /** A copy to change. */
  ObjectNode copy() {
    return root.deepCopy();
  }
}
