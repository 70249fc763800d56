package io.tracebloc.engine.replace;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.transfer.Volume;
import java.util.ArrayList;
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
    var inDatabase = table.look();
    var other = inDatabase.inPlace().stream().filter(name -> !name.equals(dataset)).findFirst();
    if (other.isPresent() && !inDatabase.inPlace().contains(dataset)) {
      throw new NameTakenFailure(
          "there is a dataset %s, whose name differs from %s in case only"
              .formatted(other.get(), dataset),
          "Give the name as it is stored to replace that dataset, or choose another one.");
    }
    if (onVolume.locked()) {
      throw new StagingFailure(
          "a run may be writing into dataset %s: its lock file .tracebloc-ingest-%s.lock is there"
              .formatted(dataset, dataset),
          "Wait for the run ({command:runs list}), or cancel it. A lock left by a run that died counts"
              + " for twelve hours.");
    }
    return onVolume.files() || inDatabase.inPlace().contains(dataset);
  }

  /**
   * Sets the old dataset aside. If that fails, it is in place again.
   *
   * @param key of the run that brings the new one
   * @return what a person should know
   */
  public List<String> setAside(IdempotencyKey key) {
    var onVolume = files.look();
    var inDatabase = table.look().inPlace().contains(dataset);
    var note = ReplacementNote.of(key, inDatabase, onVolume.files());
    files.setAside(note);
    if (!inDatabase) {
      return List.of();
    }
    try {
      return table.setAside();
    } catch (Failure failure) {
      bringBack();
      throw failure;
    }
  }

  /**
   * Brings the old dataset back, and removes what the run brought, unless the new one was decided
   * for earlier. Does nothing if no replacement is under way.
   *
   * @return what could not be removed or restored of lesser things
   */
  public List<String> bringBack() {
    return end(Keep.OLD);
  }

  /** Removes the old dataset; the new one has arrived. Otherwise as {@link #bringBack}. */
  public List<String> removeOld() {
    return end(Keep.NEW);
  }

  /** Whether the run has brought a table: the old one is away, or there was none. */
  boolean newIsThere(ReplacementNote note) {
    var standing = table.look();
    return standing.inPlace().contains(dataset) && (standing.aside() || !note.table());
  }

  /** What is decided first counts: what has been begun cannot be turned round. */
  private List<String> end(Keep wish) {
    var note = files.look().note();
    if (note.isEmpty()) {
      return List.of();
    }
    var remarks = new ArrayList<String>();
    switch (note.get().keep().orElseGet(() -> files.decide(wish))) {
      case OLD -> {
        remarks.addAll(table.bringBack(note.get().table()));
        files.bringBack(note.get()).stream().map(Replacement::left).forEach(remarks::add);
      }
      case NEW -> {
        remarks.addAll(table.drop());
        files.remove(note.get()).stream().map(Replacement::left).forEach(remarks::add);
      }
    }
    files.forget();
    return List.copyOf(remarks);
  }

  private static String left(String path) {
    return ("%s could not be removed and stays on the volume: it belongs to another user. A Pod of"
            + " that user can remove it, see {flag:run-as-user}")
        .formatted(path);
  }
}
