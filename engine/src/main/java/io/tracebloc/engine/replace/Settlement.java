package io.tracebloc.engine.replace;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.Optional;

/** Finishes a replacement that an earlier command left unfinished, by what became of its run. */
public final class Settlement {
  private static final String CHOOSE =
      "Look at what has come with {command:datasets show}, and at the log with {command:runs show};"
          + " then say which is to stay: {command:datasets recover} with --keep old or --keep new.";

  private final Replacement replacement;
  private final RunFate fate;

  /** The end of this replacement. */
  public Settlement(Replacement replacement, RunFate fate) {
    this.replacement = requireNonNull(replacement);
    this.fate = requireNonNull(fate);
  }

  /**
   * Waits for the run, if it still goes on, and finishes.
   *
   * @param wish which dataset is to stay, whatever became of the run; what was begun already counts
   * @throws InterruptedFailure if the thread was interrupted while the run went on; nothing has
   *     changed
   * @throws RunFailure if only a person can decide
   */
  public Settled settle(Optional<Keep> wish) {
    var note = replacement.unfinished();
    if (note.isEmpty()) {
      return Settled.NOTHING;
    }
    var keep = note.get().keep().orElseGet(() -> decide(note.get(), wish));
    return new Settled(Optional.of(keep), replacement.finish(note.get(), keep));
  }

  private Keep decide(ReplacementNote note, Optional<Keep> wish) {
    var outcome = fate.of(note.key());
    if (outcome.filter(end -> end.state() == RunOutcome.State.DETACHED).isPresent()) {
      throw new InterruptedFailure(
          "the run of the replacement goes on; both datasets are as they were",
          "Wait for it, or end it with {command:runs cancel}; then try again.");
    }
    if (wish.equals(Optional.of(Keep.NEW)) && !replacement.newIsThere(note)) {
      throw new RunFailure(
              "there is no new dataset that could be kept; the old one waits",
              "Bring the old one back: {command:datasets recover} with --keep old.")
          .explainedBy(CheckId.C2);
    }
    return wish.or(() -> judged(note, outcome))
        .orElseThrow(() -> undecided(outcome.map(RunOutcome::message).orElse("its Job is gone")));
  }

  private Optional<Keep> judged(ReplacementNote note, Optional<RunOutcome> outcome) {
    if (outcome.isEmpty()) {
      return replacement.newIsThere(note) ? Optional.empty() : Optional.of(Keep.OLD);
    }
    if (outcome.get().provenClean()) {
      return Optional.of(Keep.NEW);
    }
    return switch (outcome.get().state()) {
      case FAILED, COMPLETED_WITH_FAILURES -> Optional.of(Keep.OLD);
      case SUCCEEDED, UNKNOWN, WATCH_ERROR, DETACHED -> Optional.empty();
    };
  }

  private static Failure undecided(String why) {
    return new RunFailure("nobody can tell whether the new dataset is complete: " + why, CHOOSE)
        .explainedBy(CheckId.C2);
  }
}
