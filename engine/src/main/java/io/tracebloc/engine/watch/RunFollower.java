package io.tracebloc.engine.watch;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.cluster.Watches;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.scope.TaskScope;
import io.tracebloc.engine.submit.IngestionRun;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Follows accepted runs ({@code contract/protocol.md} 1.6). Safe for use by several threads. */
public final class RunFollower {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Cluster cluster;
  private final FollowLimits limits;

  /** A follower of runs in this cluster. */
  public RunFollower(Cluster cluster, FollowLimits limits) {
    this.cluster = requireNonNull(cluster);
    this.limits = requireNonNull(limits);
  }

  /**
   * Blocks until the run has ended, a limit is reached or the thread is interrupted; nothing goes
   * on afterwards. An interrupt detaches: the run continues, and the interrupt status is cleared,
   * because the outcome tells of it.
   */
  public RunOutcome follow(IngestionRun run, RunListener listener) {
    var view = new RunView();
    var verdicts = new Verdicts(run);
    try (var scope = new TaskScope()) {
      TaskScope.Task<RunOutcome> outcome = start(scope, run, view, listener);
      scope.join(limits.total());
      return outcome.get();
    } catch (InterruptedException e) {
      return verdicts.detached("Stopped watching; the run goes on");
    } catch (TimeoutException e) {
      return verdicts.detached(
          "Still running after %s; the run goes on".formatted(time(limits.total())));
    } catch (ExecutionException e) {
      return verdicts.unfollowable(cause(e).getMessage());
    }
  }

  /**
   * Whether the run's Job is there.
   *
   * @throws Failure if nobody can tell
   */
  public boolean exists(IngestionRun run) {
    var answer = ApiCalls.of(cluster).get("looking for the Job of the run", run.jobPath());
    return switch (answer) {
      case ApiAnswer.Refused<JsonObject> refused when refused.code() == 404 -> false;
      default -> {
        answer.orThrow();
        yield true;
      }
    };
  }

  /**
   * Waits until no Pod of the run works any more: a Job that has failed or was deleted may leave
   * one for a while.
   *
   * @return whether there is none
   * @throws Failure if nobody can tell
   */
  public boolean isQuietWithin(Duration limit, IngestionRun run) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (isAtWork(run)) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
    return true;
  }

  private boolean isAtWork(IngestionRun run) {
    ApiPath pods =
        ApiPath.of("/api/v1/namespaces/%s/pods".formatted(ApiPath.segment(run.namespace())))
            .with("labelSelector", "job-name=" + run.job());
    JsonObject list =
        ApiCalls.of(cluster).get("looking for the Pods of the run", pods.toString()).orThrow();
    return JsonFields.objects(list, "items").map(RunPod::of).anyMatch(pod -> !pod.containerEnded());
  }

  private static String time(Duration limit) {
    return limit.toMinutes() < 1 ? limit.toSeconds() + " s" : limit.toMinutes() + " minutes";
  }

  private TaskScope.Task<RunOutcome> start(
      TaskScope scope, IngestionRun run, RunView view, RunListener listener) {
    Watches watches = Watches.of(cluster).survivingOutagesOf(limits.unreachable());
    var running = new RunWatches(watches, run, view, limits.total());
    scope.fork(
        () -> {
          running.pods(listener);
          return true;
        });
    scope.fork(
        () -> {
          running.job();
          return true;
        });
    var following = new Following(ApiCalls.of(cluster), run, view, listener, limits);
    return scope.fork(
        () -> {
          try {
            return following.outcome();
          } finally {
            scope.cancel();
          }
        });
  }

  private static Failure cause(ExecutionException e) {
    return switch (e.getCause()) {
      case Failure failure -> failure;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      default -> throw new IllegalStateException(e.getCause());
    };
  }
}
