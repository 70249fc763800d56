package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.WatchQuery;
import io.tracebloc.engine.cluster.Watches;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.push.FollowStep;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.push.PushStatus;
import io.tracebloc.engine.push.Timeline;
import io.tracebloc.engine.submit.RunByKey;
import io.tracebloc.engine.watch.FollowLimits;
import io.tracebloc.engine.watch.LogTail;
import io.tracebloc.engine.watch.RunFollower;
import io.tracebloc.engine.watch.RunLogs;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The runs of a real cluster. Closing closes the cluster. */
public final class RunsOfCluster implements Runs {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final Cluster cluster;
  private final String namespace;
  private final boolean everywhere;
  private final Duration removal;
  private final RunObjects objects;
  private final LogTail tails;

  /**
   * Runs of a cluster.
   *
   * @param namespace of the runs
   * @param everywhere whether lists are of all namespaces
   * @param removal how long a cancelled run's Job and Pods may take to go
   */
  public RunsOfCluster(Cluster cluster, String namespace, boolean everywhere, Duration removal) {
    this.cluster = requireNonNull(cluster);
    this.namespace = requireNonNull(namespace);
    this.everywhere = everywhere;
    this.removal = requireNonNull(removal);
    this.objects = new RunObjects(ApiCalls.of(cluster));
    this.tails = new LogTail(cluster);
  }

  /**
   * Names of the runs in a cluster's namespace, for a person who is typing one: one request.
   *
   * @throws io.tracebloc.engine.failure.Failure if they may not be listed
   */
  public static List<String> names(Cluster cluster) {
    return new RunObjects(ApiCalls.of(cluster)).names(cluster.namespace());
  }

  private Optional<String> scope() {
    return everywhere ? Optional.empty() : Optional.of(namespace);
  }

  private Survey survey(boolean logs) {
    return new Survey(objects, tails, scope(), logs);
  }

  @Override
  public RunListing list(boolean logs) {
    return survey(logs).all();
  }

  @Override
  public void watch(boolean logs, Observer observer) {
    var path = everywhere ? "/apis/batch/v1/jobs" : WatchQuery.jobs(namespace).path();
    var jobs = WatchQuery.of(path, JsonObject.class).withLabels(RunByKey.LABEL);
    try {
      Watches.of(cluster)
          .until("ingestion runs", jobs, FOR_EVER, new RunsWatch(survey(logs), scope(), observer));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Stopped watching", "", e);
    }
  }

  private FoundRun find(String word) {
    return new RunSearch(objects, tails, namespace).find(word);
  }

  private CloseLook look(FoundRun found) {
    return new CloseLook(objects, tails, found);
  }

  @Override
  public RunDetails show(String word) {
    return look(find(word)).details();
  }

  @Override
  public void logs(LogRequest request, LogListener listener) {
    var found = find(request.word());
    var look = look(found);
    var attempts = PodObject.attempts(look.pods().orElse(List.of()));
    look.remarks().forEach(listener::remark);
    new AttemptLogs(
            new RunLogs(cluster, FollowLimits.standard().withoutEnd()), found, attempts, listener)
        .read(request);
  }

  @Override
  public FollowedRun follow(String word, Optional<Duration> limit, PushListener listener) {
    var found = find(word);
    var run = found.job().run();
    var timeline = new Timeline(listener);
    found.remarks().forEach(timeline::warn);
    timeline.tell(new PushEvent.RunAccepted(run));
    var limits = limit.map(FollowLimits.standard()::within).orElseGet(FollowLimits::standard);
    var outcome = new FollowStep(timeline, new RunFollower(cluster, limits)::follow).follow(run);
    return new FollowedRun(
        run,
        found.document(),
        PushStatus.of(outcome.state()),
        outcome.summary(),
        outcome.message(),
        timeline.durations(),
        FollowStep.failure(run, outcome));
  }

  @Override
  public CancelResult cancel(String word, boolean dryRun, CancelPlan.Approval approval) {
    var found = new RunSearch(objects, tails, namespace).findToRemove(word);
    var look = look(found);
    var pods = look.pods();
    var run = look.run(pods);
    var deletions = new Deletions(ApiCalls.of(cluster), found.job().namespace());
    var plan = new CancelPlanning(objects, deletions, found.job()).plan(run, pods, look.remarks());
    if (dryRun) {
      return new CancelResult(CancelResult.Status.DRY_RUN, plan);
    }
    if (!approval.approves(plan)) {
      return new CancelResult(CancelResult.Status.DECLINED, plan);
    }
    new Cancellation(Watches.of(cluster), deletions, found.job(), removal).carryOut(plan);
    return new CancelResult(CancelResult.Status.CANCELLED, plan);
  }

  /**
   * Refuses if a run that has not ended is of one of these datasets.
   *
   * @param datasets names, in any case of letters
   * @return what could not be found out, printable
   * @throws io.tracebloc.engine.failure.CatalogFailure if there is one, with the name of its Job
   */
  public List<String> requireNone(Collection<String> datasets) {
    return new UnendedRuns(objects, tails, namespace).requireNone(datasets);
  }

  @Override
  public void close() {
    cluster.close();
  }
}
