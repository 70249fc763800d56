package io.tracebloc.commands.datasets;

import io.tracebloc.engine.catalog.DatasetEntry;
import io.tracebloc.engine.catalog.DatasetList;
import java.util.List;

/**
 * What a look at datasets showed.
 *
 * @param lists by release
 * @param warnings what could not be found out
 */
record Look(List<DatasetList> lists, List<String> warnings) {
  Look {
    lists = List.copyOf(lists);
    warnings = List.copyOf(warnings);
  }

  /** All datasets. */
  List<DatasetEntry> entries() {
    return lists.stream().flatMap(list -> list.entries().stream()).toList();
  }
}
