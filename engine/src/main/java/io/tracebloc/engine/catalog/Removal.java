package io.tracebloc.engine.catalog;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.transfer.VolumeWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Removes datasets ({@code contract/datasets.md} 8.3), so that nothing is dropped before all that
 * it takes is there: the database answers, the Pod that removes files runs, and no run writes. What
 * has gone so far can be gone on with by doing it again.
 */
final class Removal {
  private final RemovalPlan plan;
  private final Database database;
  private final List<String> warnings = new ArrayList<>();
  private final List<Removed> removed = new ArrayList<>();

  Removal(RemovalPlan plan, Database database) {
    this.plan = requireNonNull(plan);
    this.database = requireNonNull(database);
  }

  /**
   * Carries it out; failures end up in the result.
   *
   * @param pod opens the Pod that works on the volume
   */
  RemovalResult run(Supplier<VolumeWork> pod) {
    try (var work = pod.get()) {
      var volume = new VolumeRemoval(work);
      plan.items().forEach(item -> volume.requireIdle(item.name()));
      for (var item : plan.items()) {
        remove(item, volume);
      }
      return result(incomplete());
    } catch (Failure failure) {
      return result(Optional.of(failure));
    }
  }

  private RemovalResult result(Optional<Failure> failure) {
    return new RemovalResult(removed, warnings, failure);
  }

  private void remove(RemovalPlan.Item item, VolumeRemoval volume) {
    var tables = new TableRemoval(database, warnings::add);
    if (item.table()) {
      tables.drop(item.name());
    }
    var bookkeeping = false;
    try {
      bookkeeping = tables.forget(item);
      removed.add(volume.remove(item, true, bookkeeping));
    } catch (Failure failure) {
      removed.add(new Removed(item, true, bookkeeping, List.of(), unknown(item)));
      throw midway(item, failure);
    }
  }

  private static List<Removed.Leftover> unknown(RemovalPlan.Item item) {
    return item.paths().stream()
        .map(path -> new Removed.Leftover(path, List.of(), "not looked at"))
        .toList();
  }

  /** The table has gone and the files may not have. */
  private static Failure midway(RemovalPlan.Item item, Failure failure) {
    var message =
        "Deleting %s is incomplete: its table is gone, its files may not be (%s)"
            .formatted(Printable.of(item.name()), failure.getMessage());
    var remedy = "Run the same command again: it goes on where this one ended. " + failure.remedy();
    return failure instanceof InterruptedFailure
        ? new InterruptedFailure(message, remedy.strip(), failure)
        : new CatalogFailure(message, remedy.strip(), failure)
            .explainedBy(failure.checks().toArray(CheckId[]::new));
  }

  private Optional<Failure> incomplete() {
    return removed.stream()
        .filter(one -> !one.complete())
        .findFirst()
        .map(one -> incomplete(one.item().name(), one.left().getFirst()));
  }

  private static Failure incomplete(String name, Removed.Leftover left) {
    var owners = left.owners().stream().map(String::valueOf).toList();
    return new CatalogFailure(
            "Deleting %s is incomplete: its table is gone, but %s could not be removed%s%s"
                .formatted(
                    Printable.of(name),
                    Printable.of(left.path()),
                    owners.isEmpty() ? "" : " (owned by uid " + String.join(", ", owners) + ")",
                    left.reason().isEmpty() ? "" : ": " + left.reason()),
            owners.isEmpty()
                ? "Run the same command again; it removes what is left."
                : "Run the same command again as the owner: {flag:run-as-user} %s. It removes what is left."
                    .formatted(owner(left.owners())))
        .explainedBy(CheckId.X5);
  }

  /** The ingestor's, if it is among them; it is what the final directory belongs to. */
  private static long owner(List<Long> owners) {
    return owners.contains(65534L) ? 65534L : owners.getLast();
  }
}
