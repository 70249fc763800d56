package io.tracebloc.sandbox.store;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of a type as they were at one moment; a watch after {@code version} continues from
 * here without gap or repetition.
 *
 * @param version the newest resourceVersion at that moment
 * @param items the objects, ordered by namespace and name
 */
public record Snapshot(long version, List<ObjectNode> items) {
  public Snapshot {
    items = List.copyOf(items);
  }
}
