package io.tracebloc.engine.catalog;

import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.ReleaseFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Finds out what names stand for, all of them before anything is changed. */
final class RemovalPlanning {
  private final Database database;
  private final VolumeGlance glance;
  private final String namespace;
  private final String mountPath;

  RemovalPlanning(Database database, VolumeGlance glance, String namespace, String mountPath) {
    this.database = database;
    this.glance = glance;
    this.namespace = namespace;
    this.mountPath = mountPath;
  }

  /**
   * What would be removed, each dataset once.
   *
   * @throws io.tracebloc.engine.failure.InputFailure if a name cannot be one
   * @throws ReleaseFailure if the list cannot be read
   * @throws io.tracebloc.engine.failure.NoSuchDatasetFailure if there is nothing of that name
   */
  List<RemovalPlan.Item> items(List<String> names) {
    names.forEach(DatasetNames::require);
    var tables = tables();
    var items = new LinkedHashMap<String, RemovalPlan.Item>();
    for (var name : names) {
      var item = item(tables, name);
      items.putIfAbsent(item.name(), item);
    }
    return List.copyOf(items.values());
  }

  private List<TableShape> tables() {
    try {
      return new Listing(database, _ -> {}).tables();
    } catch (CatalogFailure failure) {
      throw new ReleaseFailure(
              "The list of datasets cannot be read, so nothing is deleted: " + failure.getMessage(),
              failure.remedy(),
              failure)
          .explainedBy(failure.checks().toArray(CheckId[]::new));
    }
  }

  private RemovalPlan.Item item(List<TableShape> tables, String name) {
    var table = DatasetNames.find(tables, name);
    if (table.isPresent()) {
      var stored = table.get().name();
      if (table.get().view()) {
        throw new InputFailure(
            "%s is a view in the database, and no dataset of its own"
                .formatted(Printable.of(stored)),
            "Drop it in the database if it is not needed; nothing was changed.");
      }
      return item(stored, true, DatasetNames.alike(tables, stored).size() > 1);
    }
    var left = leftover(name);
    if (left.isEmpty() || isTable(tables, left.get())) {
      throw DatasetNames.none(name, namespace);
    }
    return item(left.get(), false, false);
  }

  /** A directory of a table that is no dataset is none of ours. */
  private static boolean isTable(List<TableShape> tables, String name) {
    return !DatasetNames.alike(tables, name).isEmpty();
  }

  private Optional<String> leftover(String name) {
    var names = glance.leftovers(name).orElse(List.of());
    return names.contains(name) ? Optional.of(name) : names.stream().findFirst();
  }

  private RemovalPlan.Item item(String name, boolean table, boolean twins) {
    return new RemovalPlan.Item(name, table, new DatasetPaths(mountPath, name).all(), twins);
  }
}
