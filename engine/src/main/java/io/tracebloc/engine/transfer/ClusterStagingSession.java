package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.scope.LimitedWork;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Staging by way of a Pod in the cluster. */
final class ClusterStagingSession implements StagingSession {
  /** Reclaiming is a courtesy: nobody waits long for it ({@code contract/protocol.md} 4.4). */
  private static final Duration RECLAIM = Duration.ofSeconds(45);

  private final StagePods pods;
  private final PodStreams streams;
  private final StagingTarget target;
  private final Destination destination;
  private final long bytes;
  private final Supplier<String> suffixes;
  private final TransferListener listener;
  private final StagePod pod;

  ClusterStagingSession(
      StagePods pods,
      PodStreams streams,
      StagingTarget target,
      Destination destination,
      long bytes,
      Supplier<String> suffixes,
      TransferListener listener) {
    this.pods = pods;
    this.streams = streams;
    this.target = target;
    this.destination = destination;
    this.bytes = bytes;
    this.suffixes = suffixes;
    this.listener = listener;
    this.pod = pods.open(bytes);
  }

  @Override
  public String pod() {
    return pod.name();
  }

  @Override
  public void checkName() {
    transfer(pod).check(bytes);
  }

  @Override
  public StagedFiles send(FileSet files) {
    transfer(pod).send(files);
    var mount = target.mountPath().replaceFirst("/+$", "");
    return new StagedFiles(
        mount + "/" + destination.path(),
        files.count(),
        files.bytes(),
        TransferReport.once(files.count(), files.bytes()));
  }

  @Override
  public void reclaim() {
    try {
      if (pod.loss().isEmpty()) {
        reclaim(pod);
        return;
      }
      // The run took longer than the Pod lived.
      try (var another = pods.open(0)) {
        reclaim(another);
      }
    } catch (InterruptedFailure interrupted) {
      throw interrupted;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("interrupted while removing the staged copy", "");
    } catch (Failure failure) {
      warnOfRemains(failure.getMessage());
    }
  }

  private void reclaim(StagePod in) throws InterruptedException {
    Callable<Boolean> work =
        () -> {
          transfer(in).reclaim();
          return true;
        };
    if (LimitedWork.call(RECLAIM, work).isEmpty()) {
      warnOfRemains("removing it took more than %d s".formatted(RECLAIM.toSeconds()));
    }
  }

  private void warnOfRemains(String reason) {
    listener.warning(
        "the staged copy %s stays on the volume: %s".formatted(destination.path(), reason));
  }

  @Override
  public void close() {
    pod.close();
  }

  private Transfer transfer(StagePod into) {
    var container = new PodContainer(target.namespace(), into.name(), StagePodSpec.CONTAINER);
    return new Transfer(
        new RemoteShell(streams, container, into), into, destination, suffixes, listener);
  }
}
