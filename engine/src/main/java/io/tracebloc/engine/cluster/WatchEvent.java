package io.tracebloc.engine.cluster;

import static java.util.Objects.requireNonNull;

/**
 * A change of a watched object.
 *
 * @param change what happened
 * @param object the object as it is now; for a deletion, as it was last seen
 */
public record WatchEvent<T>(Change change, T object) {
  public WatchEvent {
    requireNonNull(change);
    requireNonNull(object);
  }

  /** Whether the object is gone. */
  public boolean deleted() {
    return change == Change.DELETED;
  }

  /** What can happen to an object. */
  public enum Change {
    /** It is there; also said of every object that exists when the watch begins. */
    ADDED,
    /** It is different. */
    MODIFIED,
    /** It is gone. */
    DELETED
  }
}
