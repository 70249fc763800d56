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
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Journey journey;
  private final String dataset;
  private final IdempotencyKey key;
  private final Replacement replacement;
  private boolean found;

  /**
   * A replacement.
   *
   * @param key of the run that brings the new dataset
   */
  Replacing(Journey journey, String dataset, IdempotencyKey key, Replacement replacement) {
    this.journey = journey;
    this.dataset = dataset;
    this.key = key;
    this.replacement = replacement;
  }

  /**
   * Before anything is copied: finishes what an earlier push has begun, and sees whether there is
   * something to replace that can be replaced now.
   */
  void prepare(RunFate fate) {
    var earlier = new Settlement(replacement, fate).settle(Optional.empty());
    earlier.kept().map(this::earlierReplacement).ifPresent(journey::warn);
    earlier.remarks().forEach(journey::warn);
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

  private void settle(OldDataset end, Supplier<List<String>> work) {
    if (!found) {
      return;
    }
    boolean done = LimitedWork.callDeaf(LIMIT, () -> told(work)).orElse(false);
    journey.old(done ? end : OldDataset.ASIDE);
    if (!done) {
      leave();
    }
  }

  private boolean told(Supplier<List<String>> work) {
    try {
      work.get().forEach(journey::warn);
      return true;
    } catch (Failure failure) {
      journey.warn(failure.getMessage());
      return false;
    }
  }
}
