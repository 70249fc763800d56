package io.tracebloc.engine.transfer;

import io.tracebloc.engine.cluster.ApiEndpoint;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import java.io.IOException;
import java.time.Duration;

/** A stage Pod, and the one that replaces it when it is lost. */
final class PodSite implements Site, AutoCloseable {
  /** A server nearby answers the quickest of several calls within a few milliseconds. */
  private static final Duration FAR_AWAY = Duration.ofMillis(40);

  private final ApiEndpoint server;
  private final StagePods pods;
  private final PodStreams streams;
  private final String namespace;
  private final long bytes;
  private final TransferListener listener;
  private StagePod pod;

  /**
   * Opens the first Pod; tries again while the server is too busy or cannot be reached.
   *
   * @param server of the Pods
   * @param bytes size of the data to come
   * @param patience how long to go on trying
   */
  PodSite(
      ApiEndpoint server,
      StagePods pods,
      PodStreams streams,
      String namespace,
      long bytes,
      TransferListener listener,
      Patience patience) {
    this.server = server;
    this.pods = pods;
    this.streams = streams;
    this.namespace = namespace;
    this.bytes = bytes;
    this.listener = listener;
    this.pod = first(patience);
  }

  private StagePod first(Patience patience) {
    while (true) {
      try {
        return pods.open(bytes);
      } catch (ClusterFailure busy) {
        if (patience.retries() == 0) {
          listener.warning(busy.getMessage() + "; trying again");
        }
        rest(patience, busy);
      }
    }
  }

  private static void rest(Patience patience, ClusterFailure busy) {
    try {
      if (!patience.pause(Duration.ZERO)) {
        throw new StagingFailure(busy.getMessage(), busy.remedy(), busy);
      }
    } catch (InterruptedException interrupted) {
      throw Recovery.interrupted();
    }
  }

  @Override
  public synchronized RemoteShell shell() {
    var container = new PodContainer(namespace, pod.name(), StagePodSpec.CONTAINER);
    return new RemoteShell(streams, container, pod);
  }

  @Override
  public synchronized StagePod pod() {
    return pod;
  }

  @Override
  public boolean isFarAway() {
    return server.fastestAnswer().filter(time -> time.compareTo(FAR_AWAY) > 0).isPresent();
  }

  @Override
  public synchronized void renew() throws IOException, InterruptedException {
    try {
      if (pod.isThere()) {
        return;
      }
      pod.loss().ifPresent(how -> listener.warning(how + "; going on in a new one"));
      replace();
    } catch (ClusterFailure unreachable) {
      throw new IOException(unreachable.getMessage(), unreachable);
    }
  }

  /** The same long after the copy, when a Pod may well have come to its end. */
  synchronized void renewIfOver() throws InterruptedException {
    if (!pod.isThere()) {
      replace();
    }
  }

  private void replace() {
    pod.close();
    pod = pods.open(bytes);
  }

  @Override
  public synchronized void close() {
    pod.close();
  }
}
