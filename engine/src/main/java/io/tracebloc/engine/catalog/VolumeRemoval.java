package io.tracebloc.engine.catalog;

import io.tracebloc.engine.catalog.Removed.Leftover;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.transfer.ScriptAnswer;
import io.tracebloc.engine.transfer.Volume;
import io.tracebloc.engine.transfer.VolumeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Removes the files of datasets through a Pod with the staging identity. */
final class VolumeRemoval {
  private static final VolumeScript REMOVE = VolumeScript.beside(VolumeRemoval.class, "remove");

  private final Volume volume;

  VolumeRemoval(Volume volume) {
    this.volume = volume;
  }

  /** Refuses if a run is writing to the dataset. */
  void requireIdle(String name) {
    var answer = volume.run("looking for a run", IngestLock.SCRIPT, name);
    if (answer.says("replacing")) {
      throw new CatalogFailure(
              "The replacement of dataset %s was begun and not finished; nothing was changed"
                  .formatted(Printable.of(name)),
              "Finish it first: {command:datasets recover} " + Printable.of(name))
          .explainedBy(CheckId.C2);
    }
    var lock = IngestLock.of(answer);
    if (lock.filter(IngestLock::isHeld).isPresent()) {
      throw new CatalogFailure(
              "A run%s has been writing to dataset %s for %d min"
                  .formatted(
                      lock.get().holder(),
                      Printable.of(name),
                      Math.max(0, lock.get().age().toMinutes())),
              "Wait until it has ended, or cancel it with {command:runs cancel}; nothing was"
                  + " changed. A run that died leaves its lock for 12 hours: then remove"
                  + " .tracebloc-ingest-%s.lock from the volume.".formatted(Printable.of(name)))
          .explainedBy(CheckId.C2);
    }
  }

  /** Removes what there is, and looks at what is left. */
  Removed remove(RemovalPlan.Item item, boolean tableGone, boolean bookkeeping) {
    var answer =
        volume.run("removing the files of " + Printable.of(item.name()), REMOVE, item.name());
    var gone = new ArrayList<String>();
    var left = new ArrayList<Leftover>();
    var lines = answer.output().lines().iterator();
    for (var path : item.paths()) {
      var line = lines.hasNext() ? lines.next() : "";
      if (line.equals("gone")) {
        gone.add(path);
      } else {
        var reason = lines.hasNext() ? lines.next() : "";
        left.add(leftover(path, line, reason));
      }
    }
    return new Removed(item, tableGone, bookkeeping, gone, left);
  }

  private static Leftover leftover(String path, String line, String reason) {
    return new Leftover(path, owners(line), ClientWords.bounded(reason.replaceFirst("^why ", "")));
  }

  private static List<Long> owners(String line) {
    return new ScriptAnswer(line)
        .text("left").stream()
            .flatMap(owners -> Stream.of(owners.split(" ")))
            .filter(owner -> owner.matches("\\d{1,10}"))
            .map(Long::valueOf)
            .toList();
  }
}
