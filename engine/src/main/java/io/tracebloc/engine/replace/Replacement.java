package io.tracebloc.engine.replace;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.transfer.Volume;
import java.util.List;
import java.util.Optional;

/**
 * One dataset on its way to be replaced: a note on the volume, the files under another name, the
 * table in another database, in this order; and back, or away, in an order that never loses the old
 * dataset before the new one is proven. Each step may be repeated after a crash at any moment.
 * Confined to one thread.
 */
public final class Replacement {
  private final String dataset;
  private final OldFiles files;
  private final OldTable table;

  /** The replacement of a dataset, whose name is valid ({@code contract/datasets.md} 4.1). */
  public Replacement(String dataset, Volume volume, OldTable table) {
    this.dataset = requireNonNull(dataset);
    this.files = new OldFiles(dataset, volume);
    this.table = requireNonNull(table);
  }

  /** A replacement that was begun earlier and not finished. */
  public Optional<ReplacementNote> unfinished() {
    return files.look().note();
  }

  /**
   * Sees whether there is a dataset to replace, and whether that can be done now.
   *
   * @return whether there is anything
   * @throws NameTakenFailure if the dataset is spelled otherwise
   * @throws StagingFailure if a run may be writing into it
   */
  public boolean check() {
    var onVolume = files.look();
    var spellings = table.inPlace();
    var other = spellings.stream().filter(name -> !name.equals(dataset)).findFirst();
    if (other.isPresent() && !spellings.contains(dataset)) {
      throw new NameTakenFailure(
          "there is a dataset %s, whose name differs from %s in case only"
              .formatted(Printable.of(other.get()), dataset),
          "Give the name as it is stored to replace that dataset, or choose another one.");
    }
    requireFree(onVolume);
    return onVolume.files() || spellings.contains(dataset);
  }

  private void requireFree(OldFiles.Standing onVolume) {
    if (onVolume.lock().isEmpty()) {
      return;
    }
    throw new StagingFailure(
        "a run%s may be writing into dataset %s: its lock file .tracebloc-ingest-%s.lock is there"
            .formatted(onVolume.lock().get().holder(), dataset, dataset),
        "Wait for the run ({command:runs list}), or cancel it. A lock left by a run that died counts"
            + " for twelve hours.");
  }

  /**
   * Sets the old dataset aside.
   *
   * @param key of the run that brings the new one
   * @throws Failure if that cannot be done; {@link #bringBack} puts right what has been done of it
   */
  public void setAside(IdempotencyKey key) {
    var onVolume = files.look();
    requireFree(onVolume);
    var note = ReplacementNote.of(key, table.inPlace().contains(dataset), onVolume.files());
    files.setAside(note);
    if (note.table()) {
      table.setAside(note.suffix());
    }
  }

  /**
   * Brings the old dataset back, and removes what the run brought, unless the new one was decided
   * for earlier. Does nothing if no replacement for this run is under way.
   *
   * @return what could not be removed; empty if nothing of this run is under way
   */
  public Optional<List<String>> bringBack(IdempotencyKey key) {
    return unfinished(key).map(note -> finish(note, Keep.OLD));
  }

  /** Removes the old dataset; the new one has arrived. Otherwise as {@link #bringBack}. */
  public Optional<List<String>> removeOld(IdempotencyKey key) {
    return unfinished(key).map(note -> finish(note, Keep.NEW));
  }

  /** Another push may have begun to replace the dataset in between: that is not ours to end. */
  private Optional<ReplacementNote> unfinished(IdempotencyKey key) {
    return unfinished().filter(note -> note.key().equals(key));
  }

  /** Whether the run has brought a table: the old one is away, or there was none. */
  boolean newIsThere(ReplacementNote note) {
    return table.inPlace().contains(dataset) && (!note.table() || table.isAside(note.suffix()));
  }

  /** What is decided first counts: what has been begun cannot be turned round. */
  List<String> finish(ReplacementNote note, Keep wish) {
    List<String> left =
        switch (note.keep().orElseGet(() -> files.decide(wish))) {
          case OLD -> {
            table.bringBack(note.suffix(), note.table());
            yield files.bringBack(note);
          }
          case NEW -> {
            table.drop(note.suffix());
            yield files.remove(note);
          }
        };
    files.forget();
    return left.stream().map(Replacement::left).toList();
  }

  private static String left(String path) {
    return ("%s could not be removed and stays on the volume: it belongs to another user. A Pod of"
            + " that user can remove it, see {flag:run-as-user}")
        .formatted(path);
  }
}
