package io.tracebloc.commands.datasets;

import io.tracebloc.engine.catalog.DatasetEntry;
import io.tracebloc.engine.catalog.DatasetList;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Failure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks again and again, and tells what has changed, until the user ends the program. */
final class Watch {
  /** A look costs the database a count of all rows. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** A database that is replaced, or a server that restarts, is back after a few looks. */
  private static final int FAILURES_BORNE = 12;

  /** Where a dataset is. */
  private record Place(String namespace, String release, String name) {}

  private final Consumer<Change> printer;
  private List<DatasetList> shown;

  /**
   * A watch.
   *
   * @param printer is told what has changed
   * @param shown what has been shown
   */
  Watch(Consumer<Change> printer, List<DatasetList> shown) {
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
    var there = places(now);
    var changed = filtered(now, (place, entry) -> !entry.equals(before.get(place)));
    // A namespace that cannot be read for a while has not lost its datasets.
    var unseen =
        shown.stream().filter(list -> now.stream().noneMatch(one -> isOf(one, list))).toList();
    var read = shown.stream().filter(list -> !unseen.contains(list)).toList();
    var gone = filtered(read, (place, _) -> !there.containsKey(place));
    var change = new Change(changed, gone, now);
    if (!change.isEmpty()) {
      printer.accept(change);
    }
    shown = Stream.concat(now.stream(), unseen.stream()).toList();
  }

  private static boolean isOf(DatasetList one, DatasetList other) {
    return one.namespace().equals(other.namespace()) && one.release().equals(other.release());
  }

  /** The lists with the entries that are wanted, without those that have none. */
  private static List<DatasetList> filtered(
      List<DatasetList> lists, BiPredicate<Place, DatasetEntry> wanted) {
    return lists.stream()
        .map(
            list ->
                new DatasetList(
                    list.namespace(),
                    list.release(),
                    list.entries().stream()
                        .filter(entry -> wanted.test(place(list, entry), entry))
                        .toList(),
                    list.warnings()))
        .filter(list -> !list.entries().isEmpty())
        .toList();
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
