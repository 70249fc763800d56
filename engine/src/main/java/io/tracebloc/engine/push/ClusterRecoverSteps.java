package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.catalog.Database;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.local.LocalMemory;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseLocator;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.replace.OldTable;
import io.tracebloc.engine.replace.TableInDatabase;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.RunByKey;
import io.tracebloc.engine.transfer.Staging;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.VolumeWork;
import io.tracebloc.engine.watch.RunFollower;
import io.tracebloc.engine.watch.RunListener;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.Optional;

/**
 * The real rooms of one cluster.
 *
 * @param cluster where the release is
 * @param locator finds the release in the cluster
 * @param follower follows its runs
 * @param memory of this machine
 */
public record ClusterRecoverSteps(
    Cluster cluster, ReleaseLocator locator, RunFollower follower, LocalMemory memory)
    implements RecoverSteps {
  public ClusterRecoverSteps {
    requireNonNull(cluster);
    requireNonNull(locator);
    requireNonNull(follower);
    requireNonNull(memory);
  }

  @Override
  public InstalledRelease locate(ReleaseRequest request) {
    return locator.locate(request);
  }

  @Override
  public VolumeWork open(
      InstalledRelease release, String dataset, StagingOptions options, TransferListener listener) {
    return Staging.openForWork(cluster, release.staging(), dataset, options, memory, listener);
  }

  @Override
  public OldTable oldTable(InstalledRelease release, String dataset, StreamOptions streams) {
    return table(cluster, memory, release, dataset, streams);
  }

  /** A dataset's table in the release's database. */
  static OldTable table(
      Cluster cluster,
      LocalMemory memory,
      InstalledRelease release,
      String dataset,
      StreamOptions streams) {
    var through = PodStreams.through(cluster.endpoint(), streams, memory.transports());
    return new TableInDatabase(Database.of(cluster, through, release.namespace()), dataset);
  }

  @Override
  public Optional<IngestionRun> runOf(InstalledRelease release, IdempotencyKey key) {
    return new RunByKey(ApiCalls.of(cluster)).find(namespaceOfRuns(release), key);
  }

  static String namespaceOfRuns(InstalledRelease release) {
    return release.ingest().map(IngestTarget::namespace).orElse(release.namespace());
  }

  @Override
  public boolean isQuiet(IngestionRun run) {
    return QuietRun.of(follower, run);
  }

  @Override
  public RunOutcome follow(IngestionRun run, RunListener listener) {
    return follower.follow(run, listener);
  }
}
