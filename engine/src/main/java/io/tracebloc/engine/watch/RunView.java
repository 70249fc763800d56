package io.tracebloc.engine.watch;

import io.tracebloc.engine.failure.Failure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of a run's Job and Pods at this moment. Watches write it, the follower waits on it.
 * Thread-safe.
 */
final class RunView {
  private final Map<String, RunPod> pods = new HashMap<>();
  private Optional<RunJob> job = Optional.empty();
  private Sight podSight = Sight.UNKNOWN;
  private Sight jobSight = Sight.UNKNOWN;
  private Optional<Failure> podFailure = Optional.empty();
  private Optional<Failure> jobFailure = Optional.empty();

  /** What a watch can tell. */
  enum Sight {
    /** Nothing yet. */
    UNKNOWN,
    /** The present state. */
    CURRENT,
    /** Nothing any more: it ended for good. */
    LOST
  }

  /** A moment's state. */
  record Snapshot(
      List<RunPod> pods,
      Optional<RunJob> job,
      Sight podSight,
      Sight jobSight,
      Optional<Failure> podFailure,
      Optional<Failure> jobFailure) {

    /** The Pod to look at: the youngest, and of two of the same age the one that has not failed. */
    Optional<RunPod> bestUseful() {
      return pods.stream().filter(RunPod::isUseful).max(RunPod.BY_RELEVANCE);
    }

    Optional<RunPod> pod(String name) {
      return pods.stream().filter(pod -> pod.name().equals(name)).findFirst();
    }

    Optional<RunJob.Verdict> verdict() {
      return job.flatMap(RunJob::verdict);
    }

    /** Whether the Job was looked for and is not there. */
    boolean jobIsGone() {
      return jobSight == Sight.CURRENT && job.isEmpty();
    }

    /** Whether neither watch will ever tell anything again. */
    boolean isBlind() {
      return podSight == Sight.LOST && jobSight == Sight.LOST;
    }
  }

  synchronized void put(RunPod pod) {
    pods.put(pod.name(), pod);
    notifyAll();
  }

  synchronized void remove(String pod) {
    pods.remove(pod);
    notifyAll();
  }

  /** All Pods there are. */
  synchronized void podsAre(Collection<RunPod> present) {
    pods.clear();
    present.forEach(pod -> pods.put(pod.name(), pod));
    podSight = Sight.CURRENT;
    notifyAll();
  }

  /** The Job as it is; empty if there is none. */
  synchronized void jobIs(Optional<RunJob> present) {
    // A Job that has ended and is then cleaned away keeps its verdict.
    if (present.isPresent() || job.flatMap(RunJob::verdict).isEmpty()) {
      job = present;
    }
    jobSight = Sight.CURRENT;
    notifyAll();
  }

  synchronized void podsLost(Failure why) {
    podSight = Sight.LOST;
    podFailure = Optional.of(why);
    notifyAll();
  }

  synchronized void jobLost(Failure why) {
    jobSight = Sight.LOST;
    jobFailure = Optional.of(why);
    notifyAll();
  }

  synchronized Snapshot snapshot() {
    return new Snapshot(
        List.copyOf(pods.values()), job, podSight, jobSight, podFailure, jobFailure);
  }

  /**
   * Waits until the state has what is looked for.
   *
   * @return what was found, or empty when time was up
   */
  synchronized <T> Optional<T> await(Function<Snapshot, Optional<T>> search, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    Optional<T> found = search.apply(snapshot());
    while (found.isEmpty()) {
      long left = Math.ceilDiv(deadline - System.nanoTime(), 1_000_000L);
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
      found = search.apply(snapshot());
    }
    return found;
  }
}
