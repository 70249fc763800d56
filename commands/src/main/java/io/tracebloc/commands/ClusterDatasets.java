package io.tracebloc.commands;

import io.tracebloc.commands.datasets.Datasets;
import io.tracebloc.commands.datasets.ShownDataset;
import io.tracebloc.engine.catalog.Catalog;
import io.tracebloc.engine.catalog.DatasetList;
import io.tracebloc.engine.catalog.DatasetSurvey;
import io.tracebloc.engine.catalog.RemovalPlan;
import io.tracebloc.engine.catalog.RemovalResult;
import io.tracebloc.engine.catalog.Surveying;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.local.LocalMemory;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.PlatformReleaseLocator;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.TraceblocReleaseLocator;
import io.tracebloc.engine.runs.Run;
import io.tracebloc.engine.runs.RunsOfCluster;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.transfer.Staging;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.TransferListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The datasets of a real cluster. Looks for the release once. Confined to one thread. */
final class ClusterDatasets implements Datasets {
  /** Nothing is removed by it here. */
  private static final Duration REMOVAL = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final HostEnvironment environment;
  private final ReleaseRequest request;
  private final LocalMemory memory;
  private final PodStreams streams;
  private Optional<InstalledRelease> found = Optional.empty();

  ClusterDatasets(
      Cluster cluster, HostEnvironment environment, ReleaseRequest request, LocalMemory memory) {
    this.cluster = cluster;
    this.environment = environment;
    this.request = request;
    this.memory = memory;
    this.streams =
        PodStreams.through(
            cluster.endpoint(), StreamOptions.of(Transport.AUTO), memory.transports());
  }

  private InstalledRelease release() {
    if (found.isEmpty()) {
      found = Optional.of(TraceblocReleaseLocator.of(cluster, environment).locate(request));
    }
    return found.get();
  }

  private Catalog catalog() {
    return new Catalog(cluster, streams, release());
  }

  @Override
  public DatasetList list() {
    return catalog().list();
  }

  @Override
  public DatasetSurvey everywhere() {
    var survey =
        PlatformReleaseLocator.of(cluster, environment)
            .believingRecords()
            .surveyEverywhere(request);
    return new Surveying(cluster, streams).of(survey);
  }

  @Override
  public void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted", "", interrupted);
    }
  }

  @Override
  public ShownDataset show(String name) {
    var details = catalog().show(name);
    try {
      var listing = runs().list(false);
      var jobs = listing.runs().stream().filter(run -> isOf(run, details.entry().name())).toList();
      return new ShownDataset(details, jobs, List.of());
    } catch (InterruptedFailure interrupted) {
      throw interrupted;
    } catch (Failure failure) {
      return new ShownDataset(
          details, List.of(), List.of("the Jobs of its runs are unknown: " + failure.getMessage()));
    }
  }

  private RunsOfCluster runs() {
    return new RunsOfCluster(cluster, release().namespace(), false, REMOVAL);
  }

  private static boolean isOf(Run run, String dataset) {
    return run.document().table().filter(dataset::equalsIgnoreCase).isPresent();
  }

  @Override
  public RemovalPlan plan(List<String> names) {
    var plan = catalog().plan(names);
    return plan.warning(runs().requireNone(plan.names()));
  }

  @Override
  public RemovalResult remove(RemovalPlan plan, StagingOptions staging, TransferListener listener) {
    var target = release().staging();
    var name = plan.items().getFirst().name();
    return catalog()
        .remove(
            plan,
            () -> {
              // A person who was asked may have taken a while to answer.
              runs().requireNone(plan.names());
              return Staging.openForWork(cluster, target, name, staging, memory, listener);
            });
  }

  @Override
  public void close() {
    cluster.close();
  }
}
