package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.release.InstalledRelease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes one dataset from a local path to the summary of its ingestion ({@code design.md} 2). Used
 * for one push; {@link #run} is called once, by one thread, {@link #cancel} by any.
 *
 * <p>Data and document are checked before a cluster is touched, but for the long part of the check
 * of large data: beside it the stage is opened already. A push that fails its preflight leaves
 * nothing behind. Interrupted before the run is accepted, a push leaves the cluster as it was;
 * interrupted afterwards, it detaches and the run goes on. The stage Pod is deleted on every way
 * out, on a deadline of its own.
 */
public final class Push {
  private final PushSteps steps;
  private final PushListener listener;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<Thread> runner = Optional.empty();
  private boolean begun;
  private boolean cancelled;

  /** A push that walks through these rooms and tells the listener. */
  public Push(PushSteps steps, PushListener listener) {
    this.steps = requireNonNull(steps);
    this.listener = requireNonNull(listener);
  }

  /**
   * Pushes. Every {@link Failure} ends up in the result, as does an interrupt: the thread's
   * interrupt status is clear afterwards. Other exceptions are defects and are thrown, after the
   * clean-up.
   */
  public PushResult run(PushRequest request) {
    var journey = new Journey(request, listener);
    begin();
    try (var rooms = new HeadStart(steps, request, journey)) {
      return walk(request, rooms, journey);
    } catch (Failure failure) {
      return journey.failed(isInterrupted() ? InterruptedFailure.because(failure) : failure);
    } finally {
      end();
    }
  }

  private PushResult walk(PushRequest request, PushSteps rooms, Journey journey) {
    LocalPart.Prepared prepared = new LocalPart(rooms, journey).prepare(request);
    InstalledRelease release = new ReleaseSearch(rooms, journey).find(request, prepared.document());
    if (request.dryRun()) {
      return journey.ended(PushStatus.DRY_RUN, "Nothing was created");
    }
    return new RemotePart(rooms, journey, request, prepared, release).push();
  }

  /**
   * Ends the push as an interrupt of its thread would, and returns at once. Called again, it also
   * cuts short a clean-up that is under way, except for the deletion of the stage Pod.
   */
  public synchronized void cancel() {
    cancelled = true;
    runner.ifPresent(Thread::interrupt);
  }

  /**
   * Waits until {@link #run} has returned, clean-up included; for a handler of signals that must
   * not let the process end before.
   *
   * @return whether it has; also true if the push was never begun
   */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    synchronized (this) {
      if (!begun) {
        return true;
      }
    }
    return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  private synchronized void begin() {
    if (begun) {
      throw new IllegalStateException("A push can be run only once");
    }
    begun = true;
    runner = Optional.of(Thread.currentThread());
    if (cancelled) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isInterrupted() {
    return cancelled || Thread.currentThread().isInterrupted();
  }

  private synchronized void end() {
    runner = Optional.empty();
    ended.countDown();
    Thread.interrupted();
  }
}
