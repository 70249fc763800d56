package io.tracebloc.engine.transfer;

import io.tracebloc.engine.cluster.ApiEndpoint;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.local.DigestCache;
import io.tracebloc.engine.local.LocalMemory;
import io.tracebloc.engine.local.UploadClaim;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.scope.LimitedWork;
import io.tracebloc.engine.stream.PodStreams;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Staging by way of a Pod in the cluster. */
final class ClusterStagingSession implements StagingSession {
  /** Reclaiming is a courtesy: nobody waits long for it ({@code contract/protocol.md} 4.4). */
  private static final Duration RECLAIM = Duration.ofSeconds(45);

  private final StagingTarget target;
  private final Destination destination;
  private final TransferOptions options;
  private final TransferListener listener;
  private final UploadClaim claim;
  private final DigestCache cache;
  private final ReadAhead ahead;
  private final PodSite site;

  ClusterStagingSession(
      StagePods pods,
      PodStreams streams,
      ApiEndpoint server,
      StagingTarget target,
      Destination destination,
      FileSet files,
      TransferOptions options,
      LocalMemory memory,
      TransferListener listener) {
    this.target = target;
    this.destination = destination;
    this.options = options;
    this.listener = listener;
    this.claim = memory.claim(place(server.address(), target, destination));
    this.cache = options.checksum() ? DigestCache.NONE : memory.digests();
    this.ahead = ReadAhead.begin(files, options.verify(), cache);
    boolean open = false;
    try {
      this.site =
          new PodSite(
              server,
              pods,
              streams,
              target.namespace(),
              files.bytes(),
              listener,
              new Patience(options.patience()));
      open = true;
    } finally {
      if (!open) {
        forget();
      }
    }
  }

  private static String place(URI server, StagingTarget target, Destination destination) {
    return String.join(
        "\n",
        server.toString(),
        target.namespace(),
        target.storage().toString(),
        target.subPath().orElse(""),
        destination.path());
  }

  @Override
  public String pod() {
    return site.pod().name();
  }

  @Override
  public StagedFiles send(FileSet files) {
    var report = transfer(site).send(files);
    var mount = target.mountPath().replaceFirst("/+$", "");
    return new StagedFiles(mount + "/" + destination.path(), files.count(), files.bytes(), report);
  }

  @Override
  public void reclaim() {
    try {
      reclaimWithin(RECLAIM);
    } catch (InterruptedFailure interrupted) {
      throw interrupted;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("interrupted while removing the staged copy", "");
    } catch (Failure failure) {
      warnOfRemains(failure.getMessage());
    }
  }

  private void reclaimWithin(Duration limit) throws InterruptedException {
    Callable<Boolean> work =
        () -> {
          // The run may have taken longer than the Pod lived.
          site.renewIfOver();
          transfer(site).reclaim();
          return true;
        };
    if (LimitedWork.call(limit, work).isEmpty()) {
      warnOfRemains("removing it took more than %d s".formatted(limit.toSeconds()));
    }
  }

  private void warnOfRemains(String reason) {
    listener.warning(
        "the staged copy %s stays on the volume: %s".formatted(destination.path(), reason));
  }

  @Override
  public Volume volume() {
    return new PodVolume(site, options.patience());
  }

  @Override
  public void close() {
    site.close();
    forget();
  }

  private void forget() {
    ahead.stop();
    cache.close();
    claim.close();
  }

  private Transfer transfer(Site into) {
    return new Transfer(into, destination, claim.suffix(), options, cache, ahead, listener);
  }
}
