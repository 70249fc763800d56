package io.tracebloc.engine.transfer;

import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import java.io.IOException;

/** A stage Pod, and the one that replaces it when it is lost. */
final class PodSite implements Site, AutoCloseable {
  private final StagePods pods;
  private final PodStreams streams;
  private final String namespace;
  private final long bytes;
  private StagePod pod;

  /**
   * Opens the first Pod.
   *
   * @param bytes size of the data to come
   */
  PodSite(StagePods pods, PodStreams streams, String namespace, long bytes) {
    this.pods = pods;
    this.streams = streams;
    this.namespace = namespace;
    this.bytes = bytes;
    this.pod = pods.open(bytes);
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
  public synchronized void renew() throws IOException, InterruptedException {
    try {
      if (pod.isThere()) {
        return;
      }
      pod.close();
      pod = pods.open(bytes);
    } catch (ClusterFailure unreachable) {
      throw new IOException(unreachable.getMessage(), unreachable);
    }
  }

  @Override
  public synchronized void close() {
    pod.close();
  }
}
