package io.tracebloc.commands.datasets;

import io.tracebloc.engine.catalog.DatasetList;
import java.util.List;

/**
 * What differs between two looks at datasets.
 *
 * @param changed what is new or different
 * @param gone what is no longer there, as it was seen last
 * @param all what is there now
 */
record Change(List<DatasetList> changed, List<DatasetList> gone, List<DatasetList> all) {
  Change {
    changed = List.copyOf(changed);
    gone = List.copyOf(gone);
    all = List.copyOf(all);
  }

  boolean isEmpty() {
    return changed.isEmpty() && gone.isEmpty();
  }

  /** How many datasets differ. */
  int count() {
    return entries(changed) + entries(gone);
  }

  private static int entries(List<DatasetList> lists) {
    return lists.stream().mapToInt(list -> list.entries().size()).sum();
  }
}
