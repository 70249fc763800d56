package io.tracebloc.engine.stream;

import io.tracebloc.engine.cluster.ApiEndpoint;
import java.io.IOException;
import java.util.List;

/** Opens byte streams to and from pods. Safe for use by several threads. */
public interface PodStreams {
  /** Streams through the API server. */
  static PodStreams through(ApiEndpoint endpoint, StreamOptions options) {
    return through(endpoint, options, TransportMemory.NONE);
  }

  /**
   * Streams through the API server.
   *
   * @param memory of the transport that worked last; asked if any transport may be used
   */
  static PodStreams through(ApiEndpoint endpoint, StreamOptions options, TransportMemory memory) {
    return new UpgradedPodStreams(endpoint, options, memory);
  }

  /**
   * Starts a command in a container.
   *
   * @param command program and arguments, each passed on unchanged
   * @throws StreamRefusedException if the server answered the upgrade with an HTTP error; its
   *     message is the server's own
   */
  ExecSession exec(PodContainer container, List<String> command) throws IOException;

  /** Opens one TCP-like connection to a port of the pod. */
  PodConnection connect(String namespace, String pod, int port) throws IOException;
}
