package io.tracebloc.engine.replace;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.catalog.IngestLock;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.transfer.ScriptAnswer;
import io.tracebloc.engine.transfer.Volume;
import io.tracebloc.engine.transfer.VolumeScript;
import java.util.List;
import java.util.Optional;

/** The files of the dataset that is replaced, and the note of it. Every step may be repeated. */
final class OldFiles {
  private static final VolumeScript LOOK =
      IngestLock.alsoToldBy(VolumeScript.beside(OldFiles.class, "look"));

  private final String dataset;
  private final Volume volume;

  /**
   * What is on the volume.
   *
   * @param note of an unfinished replacement
   * @param files whether the dataset has any
   * @param lock by which a run may be writing them; empty if there is none that counts
   */
  record Standing(Optional<ReplacementNote> note, boolean files, Optional<IngestLock> lock) {
    Standing {
      requireNonNull(note);
      lock = lock.filter(IngestLock::isHeld);
    }
  }

  OldFiles(String dataset, Volume volume) {
    this.dataset = requireNonNull(dataset);
    this.volume = requireNonNull(volume);
  }

  Standing look() {
    var answer = volume.run("looking for the dataset's files", LOOK, dataset);
    return new Standing(ReplacementNote.read(answer), answer.says("files"), IngestLock.of(answer));
  }

  /**
   * Notes the replacement and renames the files.
   *
   * @throws StagingFailure if they cannot be renamed; they are in place then, and nothing is noted
   */
  void setAside(ReplacementNote note) {
    run(
        "setting the old files aside",
        "aside",
        note.suffix(),
        note.key().value(),
        word(note.table()),
        word(note.files()));
  }

  /** Notes what is to be kept; what was noted before counts. */
  Keep decide(Keep keep) {
    var answer = run("noting what is kept", "decide", keep.word());
    if (answer.says("gone")) {
      throw new StagingFailure(
          "Another command has finished the replacement of %s meanwhile".formatted(dataset),
          "See what is there with {command:datasets show} %s, then try again.".formatted(dataset));
    }
    return answer
        .text("keep")
        .flatMap(Keep::of)
        .orElseThrow(
            () ->
                new StagingFailure("the volume did not take the note", "Try again.")
                    .explainedBy(CheckId.X5, CheckId.X11));
  }

  /** Puts the old files in place again; gives what could not be removed of the new ones. */
  List<String> bringBack(ReplacementNote note) {
    return left(run("bringing the old files back", "back", note.suffix(), word(note.files())));
  }

  /** Removes the old files; gives what could not be removed. */
  List<String> remove(ReplacementNote note) {
    return left(run("removing the old files", "remove", note.suffix()));
  }

  /** The replacement is over. */
  void forget() {
    run("ending the replacement", "forget");
  }

  private ScriptAnswer run(String action, String script, String... more) {
    var parameters = new String[more.length + 1];
    parameters[0] = dataset;
    System.arraycopy(more, 0, parameters, 1, more.length);
    return volume.run(action, VolumeScript.beside(OldFiles.class, script), parameters);
  }

  private static String word(boolean fact) {
    return fact ? "yes" : "no";
  }

  private static List<String> left(ScriptAnswer answer) {
    return answer
        .output()
        .lines()
        .filter(line -> line.startsWith("left "))
        .map(line -> Printable.of(line.substring("left ".length())))
        .toList();
  }
}
