package io.tracebloc.engine.transfer;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.local.LocalMemory;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.stream.PodStreams;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Opens stage Pods ({@code contract/protocol.md} 4). */
public final class Staging {
  private Staging() {}

  /**
   * Creates a stage Pod and waits until it is ready. Reports orphans of earlier crashes as
   * warnings. If it fails, the Pod is deleted before the exception leaves.
   *
   * @param files the data to come: their size decides how long the Pod may live, and the first are
   *     read ahead while it starts
   * @throws io.tracebloc.engine.failure.StagingFailure if the Pod is refused or does not become
   *     ready
   * @throws io.tracebloc.engine.failure.ClusterFailure if the API server does not answer
   * @throws io.tracebloc.engine.failure.InterruptedFailure if the thread was interrupted
   */
  public static StagingSession open(
      Cluster cluster,
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      FileSet files,
      TransferListener listener) {
    return open(cluster, target, destination, options, files, LocalMemory.NONE, listener);
  }

  /**
   * The same with what this machine remembers of earlier copies.
   *
   * @param memory its claim is held until the session is closed
   */
  public static StagingSession open(
      Cluster cluster,
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      FileSet files,
      LocalMemory memory,
      TransferListener listener) {
    return open(
        cluster,
        target,
        destination,
        options,
        files,
        memory,
        listener,
        Clock.systemUTC(),
        new SecureRandom());
  }

  /**
   * Opens a stage Pod for short work on the volume, without a transfer; the same happens and may
   * fail as above.
   *
   * @param dataset whose files it is about; names the Pod
   */
  public static VolumeWork openForWork(
      Cluster cluster,
      StagingTarget target,
      String dataset,
      StagingOptions options,
      LocalMemory memory,
      TransferListener listener) {
    var pods =
        pods(
            cluster,
            target,
            Destination.ofWork(dataset),
            options,
            listener,
            Clock.systemUTC(),
            new SecureRandom());
    var streams = PodStreams.through(cluster.endpoint(), options.streams(), memory.transports());
    var patience = options.transfer().patience();
    return new PodVolumeWork(
        new PodSite(
            cluster.endpoint(),
            pods,
            streams,
            target.namespace(),
            0,
            listener,
            new Patience(patience)),
        patience);
  }

  static StagingSession open(
      Cluster cluster,
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      FileSet files,
      LocalMemory memory,
      TransferListener listener,
      Clock clock,
      RandomGenerator random) {
    WarmUp.begin(files.bytes());
    var pods = pods(cluster, target, destination, options, listener, clock, random);
    return new ClusterStagingSession(
        pods,
        PodStreams.through(cluster.endpoint(), options.streams(), memory.transports()),
        cluster.endpoint(),
        target,
        destination,
        files,
        options.transfer(),
        memory,
        listener);
  }

  private static StagePods pods(
      Cluster cluster,
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      TransferListener listener,
      Clock clock,
      RandomGenerator random) {
    var asked = target.with(options.identity());
    var pods =
        new StagePods(cluster, asked, destination, options, listener, clock, () -> suffix(random));
    try {
      pods.reportOrphans();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("interrupted before the stage Pod was created", "");
    }
    return pods;
  }

  private static String suffix(RandomGenerator random) {
    return HexFormat.of().toHexDigits(random.nextInt());
  }
}
