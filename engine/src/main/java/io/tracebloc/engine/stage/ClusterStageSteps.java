package io.tracebloc.engine.stage;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.local.LocalMemory;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseLocator;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.transfer.Staging;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.tree.ScannedTree;
import io.tracebloc.engine.tree.TreeRequest;
import io.tracebloc.engine.tree.TreeScan;
import java.util.Optional;
import java.util.function.Supplier;

/** The real rooms: this machine's files and one cluster. For one use, and so for one thread. */
public final class ClusterStageSteps implements StageSteps {
  private final Supplier<Rooms> connect;
  private final LocalMemory memory;
  private Optional<Rooms> connected = Optional.empty();

  /**
   * Rooms of one cluster.
   *
   * @param cluster where the release is
   * @param locator finds the release in the cluster
   */
  public record Rooms(Cluster cluster, ReleaseLocator locator) {
    public Rooms {
      requireNonNull(cluster);
      requireNonNull(locator);
    }
  }

  /**
   * Steps.
   *
   * @param connect asked once, after the files have been listed; may throw a {@link
   *     io.tracebloc.engine.failure.Failure}
   * @param memory of earlier copies from this machine
   */
  public ClusterStageSteps(Supplier<Rooms> connect, LocalMemory memory) {
    this.connect = requireNonNull(connect);
    this.memory = requireNonNull(memory);
  }

  private Rooms rooms() {
    connected = connected.or(() -> Optional.of(connect.get()));
    return connected.get();
  }

  @Override
  public ScannedTree scan(TreeRequest request) {
    return TreeScan.scan(request);
  }

  @Override
  public InstalledRelease locate(ReleaseRequest request) {
    return rooms().locator().locate(request);
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
}
