package io.tracebloc.engine.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * What would be removed.
 *
 * @param namespace of the release
 * @param release its name
 * @param items one for each name, in the order given
 * @param warnings what could not be found out
 */
public record RemovalPlan(
    String namespace, String release, List<Item> items, List<String> warnings) {
  public RemovalPlan {
    requireNonNull(namespace);
    requireNonNull(release);
    items = List.copyOf(items);
    warnings = List.copyOf(warnings);
  }

  /** The names of the datasets. */
  public List<String> names() {
    return items.stream().map(Item::name).toList();
  }

  /** The same, with more that could not be found out. */
  public RemovalPlan warning(List<String> more) {
    return new RemovalPlan(
        namespace, release, items, Stream.concat(warnings.stream(), more.stream()).toList());
  }

  /**
   * One dataset.
   *
   * @param name as stored, or as its directory is called if there is no table any more
   * @param table whether there is one
   * @param paths the final directory and the staged copy, absolute
   * @param twins whether another table differs from it in case alone
   */
  public record Item(String name, boolean table, List<String> paths, boolean twins) {
    public Item {
      requireNonNull(name);
      paths = List.copyOf(paths);
    }
  }
}
