package io.tracebloc.engine.transfer;

import io.tracebloc.engine.failure.Failure;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Errands that several streams share. One that was taken is either reported done or put back. Safe
 * for use by several threads.
 */
final class WorkQueue {
  /** How often an item may arrive damaged. */
  private static final int ATTEMPTS = 3;

  private final Iterator<Errand> plan;
  private final ArrayDeque<Errand> returned = new ArrayDeque<>();
  private final Map<Long, Integer> damaged = new HashMap<>();
  private int underWay;
  private Optional<Failure> failure = Optional.empty();

  WorkQueue(Iterator<Errand> plan) {
    this.plan = plan;
  }

  /**
   * The next errand; waits as long as others may still come back. Empty once all are done.
   *
   * @throws Failure if the work was given up
   */
  synchronized Optional<Errand> take() throws InterruptedException {
    while (failure.isEmpty() && returned.isEmpty() && !plan.hasNext() && underWay > 0) {
      wait();
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (returned.isEmpty() && !plan.hasNext()) {
      return Optional.empty();
    }
    underWay++;
    return Optional.of(returned.isEmpty() ? plan.next() : returned.poll());
  }

  /** The volume has the item. */
  synchronized void done() {
    underWay--;
    notifyAll();
  }

  /** The errand did not get through. */
  synchronized void putBack(Errand errand) {
    underWay--;
    returned.add(errand);
    notifyAll();
  }

  /**
   * The volume has something else: the content has to go out (again).
   *
   * @return whether it does; not if it has been damaged too often
   */
  synchronized boolean putBackDamaged(Errand errand) {
    if (errand.content() && damaged.merge(errand.item().number(), 1, Integer::sum) >= ATTEMPTS) {
      return false;
    }
    putBack(errand.withContent());
    return true;
  }

  /** Nobody gets another errand. */
  synchronized void giveUp(Failure reason) {
    failure = Optional.of(reason);
    notifyAll();
  }
}
