package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.PreflightResult;
import io.tracebloc.engine.dataset.preflight.Preflight;
import io.tracebloc.engine.ingest.IngestConfig;
import io.tracebloc.engine.ingest.IngestConfigWriter;
import io.tracebloc.engine.local.LocalMemory;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseChooser;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.release.TraceblocReleaseLocator;
import io.tracebloc.engine.replace.OldTable;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.SubmitListener;
import io.tracebloc.engine.submit.SubmitOutcome;
import io.tracebloc.engine.submit.Submitter;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.transfer.Staging;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.watch.RunFollower;
import io.tracebloc.engine.watch.RunListener;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The real rooms: this machine's files and one cluster. For one push; thread-safe. */
public final class ClusterSteps implements PushSteps {
  private final Preflight preflight;
  private final IngestConfigWriter writer;
  private final Supplier<Rooms> connect;
  private final LocalMemory memory;
  private Optional<Rooms> connected = Optional.empty();

  /**
   * Rooms of one cluster.
   *
   * @param cluster where the release is
   * @param locator finds the release in the cluster
   * @param submitter submits to its jobs-manager, by any way
   * @param follower follows its runs
   * @param unended knows its runs that have not ended
   */
  public record Rooms(
      Cluster cluster,
      TraceblocReleaseLocator locator,
      Submitter submitter,
      RunFollower follower,
      UnendedRuns unended) {
    /** Checks that nothing is missing. */
    public Rooms {
      requireNonNull(cluster);
      requireNonNull(locator);
      requireNonNull(submitter);
      requireNonNull(follower);
      requireNonNull(unended);
    }
  }

  /** Knows the runs of a cluster that have not ended. */
  @FunctionalInterface
  public interface UnendedRuns {
    /**
     * Refuses if one of them is of this dataset.
     *
     * @return what could not be found out, printable
     * @throws io.tracebloc.engine.failure.Failure if there is one, with the name of its Job
     */
    List<String> requireNone(String namespace, String dataset);
  }

  /**
   * Steps of one push.
   *
   * @param connect asked after the data have been checked, or while they are, until it succeeds;
   *     may throw a {@link io.tracebloc.engine.failure.Failure}
   * @param memory of earlier copies from this machine
   */
  public ClusterSteps(
      Preflight preflight, IngestConfigWriter writer, Supplier<Rooms> connect, LocalMemory memory) {
    this.preflight = requireNonNull(preflight);
    this.writer = requireNonNull(writer);
    this.connect = requireNonNull(connect);
    this.memory = requireNonNull(memory);
  }

  private synchronized Rooms rooms() {
    connected = connected.or(() -> Optional.of(connect.get()));
    return connected.get();
  }

  @Override
  public PreflightResult preflight(DatasetRequest request, PreflightListener listener) {
    return preflight.run(request, listener);
  }

  @Override
  public IngestConfig document(CheckedDataset dataset) {
    return writer.write(dataset);
  }

  @Override
  public InstalledRelease locate(ReleaseRequest request) {
    return rooms().locator().locate(request);
  }

  @Override
  public InstalledRelease locateUnaided(ReleaseRequest request) {
    return rooms().locator().choosing(ReleaseChooser.none()).locate(request);
  }

  @Override
  public void prepare(Submission submission) {
    rooms().submitter().prepare(submission);
  }

  @Override
  public StagingSession open(
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      FileSet files,
      TransferListener listener) {
    return Staging.open(rooms().cluster(), target, destination, options, files, memory, listener);
  }

  @Override
  public Set<String> spellings(InstalledRelease release, String dataset, StreamOptions streams) {
    return oldTable(release, dataset, streams).inPlace();
  }

  @Override
  public OldTable oldTable(InstalledRelease release, String dataset, StreamOptions streams) {
    return ClusterRecoverSteps.table(rooms().cluster(), memory, release, dataset, streams);
  }

  @Override
  public List<String> requireNoUnendedRun(InstalledRelease release, String dataset) {
    return rooms().unended().requireNone(ClusterRecoverSteps.namespaceOfRuns(release), dataset);
  }

  @Override
  public Optional<IngestionRun> runOf(Submission submission) {
    return rooms().submitter().runOf(submission);
  }

  @Override
  public boolean exists(IngestionRun run) {
    return rooms().follower().exists(run);
  }

  @Override
  public boolean isQuiet(IngestionRun run) {
    return QuietRun.of(rooms().follower(), run);
  }

  @Override
  public SubmitOutcome submit(Submission submission, SubmitListener listener) {
    return rooms().submitter().submit(submission, listener);
  }

  @Override
  public RunOutcome follow(IngestionRun run, RunListener listener) {
    return rooms().follower().follow(run, listener);
  }
}
