package io.tracebloc.engine.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What became of one dataset.
 *
 * @param item as it was planned
 * @param tableGone whether its table is not there any more
 * @param bookkeeping whether nothing is kept about it in the database's own tables
 * @param gone paths that are not there any more
 * @param left paths of which something is still there
 */
public record Removed(
    RemovalPlan.Item item,
    boolean tableGone,
    boolean bookkeeping,
    List<String> gone,
    List<Leftover> left) {
  public Removed {
    requireNonNull(item);
    gone = List.copyOf(gone);
    left = List.copyOf(left);
  }

  /**
   * Something that could not be removed. Texts are printable.
   *
   * @param path where
   * @param owners uids of what is there
   * @param reason in the words of the Pod
   */
  public record Leftover(String path, List<Long> owners, String reason) {
    public Leftover {
      requireNonNull(path);
      owners = List.copyOf(owners);
      requireNonNull(reason);
    }
  }

  /** Whether nothing of it is left. */
  public boolean complete() {
    return tableGone && left.isEmpty();
  }
}
