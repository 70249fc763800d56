package io.tracebloc.engine.push;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.replace.Keep;
import io.tracebloc.engine.replace.Replacement;
import io.tracebloc.engine.replace.RunFate;
import io.tracebloc.engine.replace.Settlement;
import io.tracebloc.engine.scope.LimitedWork;
import io.tracebloc.engine.submit.IdempotencyKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The old dataset of a push that replaces one. Used once, by one thread. */
final class Replacing {
  private static final Duration BACK = Duration.ofSeconds(150);

  /** Many files on a slow volume; nobody waits for it who has interrupted. */
  private static final Duration REMOVAL = Duration.ofMinutes(15);

  private final Journey journey;
  private final String dataset;
  private final IdempotencyKey key;
  private final Replacement replacement;
  private final Supplier<List<String>> unended;
  private boolean found;

  /**
   * A replacement.
   *
   * @param key of the run that brings the new dataset
   * @param unended refuses if a run that has not ended is of the dataset: until its Pod works, no
   *     lock tells of it; gives what could not be found out
   */
  Replacing(
      Journey journey,
      String dataset,
      IdempotencyKey key,
      Replacement replacement,
      Supplier<List<String>> unended) {
    this.journey = journey;
    this.dataset = dataset;
    this.key = key;
    this.replacement = replacement;
    this.unended = unended;
  }

  /**
   * Before anything is copied: finishes what an earlier push has begun, and sees whether there is
   * something to replace that can be replaced now.
   */
  void prepare(RunFate fate) {
    var earlier = new Settlement(replacement, fate).settle(Optional.empty());
    earlier.kept().map(this::earlierReplacement).ifPresent(journey::warn);
    earlier.remarks().forEach(journey::warn);
    unended.get().forEach(journey::warn);
    found = replacement.check();
    if (!found) {
      journey.warn("There is no dataset %s to replace; it is new".formatted(Printable.of(dataset)));
    }
  }

  private String earlierReplacement(Keep kept) {
    return switch (kept) {
      case OLD -> "An earlier replacement was not finished: its old dataset was brought back first";
      case NEW -> "An earlier replacement was not finished: what it replaced was removed first";
    };
  }

  /** Sets the old dataset aside; if that cannot be done, it is in place. */
  void setAside() {
    if (!found) {
      return;
    }
    journey.start(Step.SET_ASIDE);
    try {
      // The copy may have taken a while. What is not known has been told before it.
      var _ = unended.get();
      replacement.setAside(key);
    } catch (Failure failure) {
      bringBack();
      throw failure;
    }
    journey.old(OldDataset.ASIDE);
    journey.finish("");
  }

  /** The new dataset is complete. */
  void removeOld() {
    settle(OldDataset.REMOVED, () -> replacement.removeOld(key));
  }

  /** The new dataset will not come, or not whole. Also done after an interrupt. */
  void bringBack() {
    settle(OldDataset.RESTORED, () -> replacement.bringBack(key));
  }

  /** Nobody knows yet which of the two it will be. */
  void leave() {
    if (journey.old().isPresent()) {
      journey.warn(
          "The old dataset waits under another name. When the run has ended, finish with"
              + " {command:datasets recover} "
              + Printable.of(dataset));
    }
  }

  private void settle(OldDataset end, Supplier<Optional<List<String>>> work) {
    if (!found) {
      return;
    }
    var limit =
        end == OldDataset.REMOVED && !Thread.currentThread().isInterrupted() ? REMOVAL : BACK;
    var done = LimitedWork.callDeaf(limit, () -> told(work)).orElse(Ending.NOT_YET);
    switch (done) {
      case ENDED -> journey.old(end);
      case NOT_OURS -> notOurs();
      case NOT_YET -> {
        journey.old(OldDataset.ASIDE);
        leave();
      }
    }
  }

  private enum Ending {
    ENDED,
    NOT_OURS,
    NOT_YET
  }

  private Ending told(Supplier<Optional<List<String>>> work) {
    try {
      var remarks = work.get();
      remarks.stream().flatMap(List::stream).forEach(journey::warn);
      return remarks.isPresent() ? Ending.ENDED : Ending.NOT_OURS;
    } catch (Failure failure) {
      journey.warn(failure.getMessage());
      return Ending.NOT_YET;
    }
  }

  /** Nothing was set aside, or somebody else has ended it since. */
  private void notOurs() {
    if (journey.old().isPresent()) {
      journey.oldIsUnknown();
      journey.warn(
          "Another command has finished this replacement meanwhile; see what is there with"
              + " {command:datasets show} "
              + Printable.of(dataset));
    }
  }
}
