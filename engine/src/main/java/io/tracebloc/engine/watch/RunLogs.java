package io.tracebloc.engine.watch;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.Watches;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.scope.TaskScope;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.watch.PodLog.End;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Reads the logs of a run from their beginning, of one attempt or of all in their order, over as
 * many connections as it takes. Never holds more than a line. Safe for use by several threads.
 */
public final class RunLogs {
  private static final int MOST_CONNECTIONS = 5;

  private final Cluster cluster;
  private final FollowLimits limits;

  /** Reads logs of this cluster. */
  public RunLogs(Cluster cluster, FollowLimits limits) {
    this.cluster = requireNonNull(cluster);
    this.limits = requireNonNull(limits);
  }

  /** Hears the logs of a run, on one thread. */
  public interface Listener {
    /** The log of this Pod comes next. */
    default void begins(RunPod pod) {}

    /** One line as it stands in the log, without its line feed, raw. */
    void line(String line);

    /** Worth knowing, printable. */
    void warning(String message);
  }

  /**
   * Reads what a Pod has written so far.
   *
   * @param previous whether its container's life before this one is meant
   * @throws Failure if the server refuses, or breaks off again and again
   */
  public void read(String namespace, RunPod pod, boolean previous, Listener listener) {
    var log = new PodLog(ApiCalls.of(cluster), namespace, pod);
    var position = new LogPosition();
    var lines = new LineSplitter(line -> position.next(line).ifPresent(listener::line));
    for (int tries = 0; tries < MOST_CONNECTIONS; tries++) {
      var part = new PodLog.Part(position.since(), false, previous);
      switch (log.read(part, limits.silence(), lines)) {
        case End.Finished _ -> {
          lines.end();
          return;
        }
        case End.NotGiven(var refusal) -> throw refusal.failure();
        case End.Broken _ -> {
          lines.cut();
          position.reconnected();
          rest();
        }
      }
    }
    throw new ClusterFailure(
            "The log of Pod %s could not be read to its end: its connection broke %d times"
                .formatted(pod.name(), MOST_CONNECTIONS),
            "Try again in a while")
        .explainedBy(CheckId.C1);
  }

  private void rest() {
    try {
      Thread.sleep(limits.retry());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * Reads all attempts in their order, and goes on until the run has ended. An interrupt of the
   * thread ends it.
   *
   * @throws Failure if nothing of the run can be seen any more
   */
  public void follow(IngestionRun run, Listener listener) {
    var view = new RunView();
    var watches = Watches.of(cluster).survivingOutagesOf(limits.unreachable());
    var running = new RunWatches(watches, run, view, limits.total());
    var sequence = new LogSequence(ApiCalls.of(cluster), run, view, listener, limits);
    try (var scope = new TaskScope()) {
      scope.fork(
          () -> {
            running.pods(new Unheard());
            return true;
          });
      scope.fork(
          () -> {
            running.job();
            return true;
          });
      var reading =
          scope.fork(
              () -> {
                try {
                  return sequence.read();
                } finally {
                  scope.cancel();
                }
              });
      scope.join();
      Optional<Failure> blind = reading.get();
      if (blind.isPresent()) {
        throw blind.get();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Failure failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /** The logs come by the sequence; nothing else is told. */
  private static final class Unheard implements RunListener {
    @Override
    public void podPhase(String pod, String phase) {}

    @Override
    public void logLine(String pod, String line) {}
  }

  private static InterruptedFailure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new InterruptedFailure("Interrupted while the log was being read", "", e);
  }
}
