package io.tracebloc.commands.datasets;

import io.tracebloc.engine.catalog.DatasetEntry;
import io.tracebloc.engine.catalog.DatasetList;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Looks again and again, and tells what has changed, until the user ends the program. */
final class Watch {
  /** A look costs the database a count of all rows. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** A database that is replaced, or a server that restarts, is back after a few looks. */
  private static final int FAILURES_BORNE = 12;

  /** Where a dataset is. */
  private record Place(String namespace, String release, String name) {}

  private final BiConsumer<List<DatasetList>, List<DatasetList>> printer;
  private List<DatasetList> shown;

  /**
   * A watch.
   *
   * @param printer is told what has changed, and everything
   * @param shown what has been shown
   */
  Watch(BiConsumer<List<DatasetList>, List<DatasetList>> printer, List<DatasetList> shown) {
    this.printer = printer;
    this.shown = shown;
  }

  /** Watches; ends with a failure that lasts. */
  void run(Datasets datasets, Supplier<Look> look) {
    int failures = 0;
    while (true) {
      datasets.rest(PAUSE);
      try {
        tell(look.get().lists());
        failures = 0;
      } catch (CatalogFailure | ClusterFailure failure) {
        failures = bear(failure, failures);
      }
    }
  }

  private static int bear(Failure failure, int failures) {
    if (failures == FAILURES_BORNE) {
      throw failure;
    }
    return failures + 1;
  }

  private void tell(List<DatasetList> now) {
    var before = places(shown);
    var changed = new ArrayList<DatasetList>();
    for (var list : now) {
      var entries =
          list.entries().stream()
              .filter(entry -> !entry.equals(before.get(place(list, entry))))
              .toList();
      if (!entries.isEmpty()) {
        changed.add(new DatasetList(list.namespace(), list.release(), entries, list.warnings()));
      }
    }
    if (!changed.isEmpty()) {
      printer.accept(changed, now);
    }
    shown = now;
  }

  private static Map<Place, DatasetEntry> places(List<DatasetList> lists) {
    var places = new LinkedHashMap<Place, DatasetEntry>();
    lists.forEach(list -> list.entries().forEach(entry -> places.put(place(list, entry), entry)));
    return places;
  }

  private static Place place(DatasetList list, DatasetEntry entry) {
    return new Place(list.namespace(), list.release(), entry.name());
  }
}
