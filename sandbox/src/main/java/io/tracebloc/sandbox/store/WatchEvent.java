package io.tracebloc.sandbox.store;

import tools.jackson.databind.node.ObjectNode;

/**
 * A change of one object.
 *
 * @param change what happened
 * @param type the object's type
 * @param object the object after the change (for a deletion: its last state, with the deletion's
 *     resourceVersion); never modified later
 * @param previous the object before the change; null for an addition
 */
public record WatchEvent(Change change, ResourceType type, ObjectNode object, ObjectNode previous) {
  /** Kinds of change, spelled as on the wire. */
  public enum Change {
    /** Created. */
    ADDED,
    /** Changed. */
    MODIFIED,
    /** Gone. */
    DELETED
  }
}
