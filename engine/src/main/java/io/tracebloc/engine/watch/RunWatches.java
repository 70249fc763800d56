package io.tracebloc.engine.watch;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.WatchEvent;
import io.tracebloc.engine.cluster.WatchQuery;
import io.tracebloc.engine.cluster.Watcher;
import io.tracebloc.engine.cluster.Watches;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.submit.IngestionRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps a {@link RunView} up to date. Each method blocks its thread until it is interrupted. */
final class RunWatches {
  private final Watches watches;
  private final IngestionRun run;
  private final RunView view;
  private final Duration limit;

  RunWatches(Watches watches, IngestionRun run, RunView view, Duration limit) {
    this.watches = watches;
    this.run = run;
    this.view = view;
    this.limit = limit;
  }

  /** Follows the run's Pods, and tells of every change of phase or waiting reason. */
  void pods(RunListener listener) {
    var query =
        WatchQuery.of(WatchQuery.pods(run.namespace()).path(), JsonObject.class)
            .withLabels("job-name=" + run.job());
    try {
      watches.until(
          "the Pods of Job %s/%s".formatted(run.namespace(), run.job()),
          query,
          limit,
          new PodsWatcher(listener));
    } catch (InterruptedException | InterruptedFailure e) {
      Thread.currentThread().interrupt();
    } catch (Failure e) {
      view.podsLost(e);
    }
  }

  /** Follows the run's Job up to its verdict. */
  void job() {
    var query =
        WatchQuery.of(WatchQuery.jobs(run.namespace()).path(), JsonObject.class).named(run.job());
    try {
      watches.until(
          "Job %s/%s".formatted(run.namespace(), run.job()), query, limit, new JobWatcher());
    } catch (InterruptedException | InterruptedFailure e) {
      Thread.currentThread().interrupt();
    } catch (Failure e) {
      view.jobLost(e);
    }
  }

  private final class PodsWatcher implements Watcher<JsonObject> {
    private final RunListener listener;
    private final Map<String, String> told = new HashMap<>();

    PodsWatcher(RunListener listener) {
      this.listener = listener;
    }

    @Override
    public boolean sees(WatchEvent<JsonObject> event) {
      RunPod pod = RunPod.of(event.object());
      if (event.deleted()) {
        view.remove(pod.name());
        tell(pod.name(), "Deleted");
      } else {
        tell(pod.name(), pod.description());
        view.put(pod);
      }
      return false;
    }

    private void tell(String pod, String description) {
      if (!description.equals(told.put(pod, description))) {
        listener.podPhase(pod, description);
      }
    }

    @Override
    public boolean seesAll(List<JsonObject> pods) {
      view.podsAre(pods.stream().map(RunPod::of).toList());
      return false;
    }
  }

  private final class JobWatcher implements Watcher<JsonObject> {
    @Override
    public boolean sees(WatchEvent<JsonObject> event) {
      Optional<RunJob> job =
          event.deleted() ? Optional.empty() : Optional.of(RunJob.of(event.object()));
      view.jobIs(job);
      return job.flatMap(RunJob::verdict).isPresent();
    }

    @Override
    public boolean seesAll(List<JsonObject> jobs) {
      if (jobs.isEmpty()) {
        view.jobIs(Optional.empty());
      }
      return false;
    }
  }
}
