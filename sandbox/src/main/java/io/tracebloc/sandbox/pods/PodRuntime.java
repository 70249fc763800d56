package io.tracebloc.sandbox.pods;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.tracebloc.sandbox.api.PodSubresources;
import io.tracebloc.sandbox.pods.node.Kubelet;
import io.tracebloc.sandbox.pods.node.VolumeDirectories;
import io.tracebloc.sandbox.pods.process.CannotStartException;
import io.tracebloc.sandbox.pods.process.ContainerProcess;
import io.tracebloc.sandbox.pods.process.Launcher;
import io.tracebloc.sandbox.pods.process.LogReader;
import io.tracebloc.sandbox.pods.stream.ContainerChoice;
import io.tracebloc.sandbox.pods.stream.PodAccess;
import io.tracebloc.sandbox.pods.stream.StreamServer;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the practice cluster's pods as local processes and serves their logs and streams. Not a
 * sandbox: the processes have the rights of the user who runs it; absolute paths below a
 * container's mounts are translated to private directories (see {@link
 * io.tracebloc.sandbox.pods.process.PathMap}), all others are this machine's; memory and CPU
 * limits, users and read-only mounts are not enforced. Closing kills every process and waits.
 *
 * <p>A program finds the ports it has to listen on in {@code PRACTICE_PORT_<containerPort>} and its
 * mounts below the directory that {@code PRACTICE_ROOT} names. It reaches Services by their names
 * over HTTP through the proxy that {@code http_proxy} names.
 */
public final class PodRuntime implements PodSubresources, AutoCloseable {
  private final Kubelet kubelet;
  private final StreamServer streams;
  private final PodRuntimeSettings settings;

  /** Does nothing before {@link #start}. */
  public PodRuntime(ObjectStore store, PodRuntimeSettings settings) {
    this.settings = settings;
    this.kubelet = new Kubelet(store, settings.node());
    this.streams =
        new StreamServer(
            new Access(), settings.protocols(), settings.faults(), settings.inputEndsWithOutput());
  }

  /** Registers the node and starts to run the pods that are in the store and come into it. */
  public void start() {
    kubelet.start();
  }

  /** Where the files of a claim really are; empty while the claim is not bound. */
  public Optional<Path> claimDirectory(String namespace, String claim) {
    return kubelet.directories().ofClaim(namespace, claim);
  }

  /** The loopback port behind a container port, for somebody who is about to connect to it. */
  public int port(ObjectNode pod, int containerPort) {
    return kubelet.port(pod, containerPort);
  }

  /** Removes the files of a persistent volume that was reclaimed. */
  public void discardVolume(String volume) {
    try {
      VolumeDirectories.remove(kubelet.directories().ofVolume(volume));
    } catch (IOException failure) {
      throw new UncheckedIOException("removing the files of volume " + volume, failure);
    }
  }

  @Override
  public void log(ObjectNode pod, Map<String, List<String>> query, OutputStream out)
      throws IOException {
    var container = ContainerChoice.of(pod, query.getOrDefault("container", List.of()));
    var previous = LogParameters.flag(query, "previous");
    var wanted = LogParameters.parse(query, settings.node().clock().instant());
    var log = kubelet.log(pod, container, previous);
    if (log.isEmpty()) {
      throw new ApiException(400, "BadRequest", noLog(pod, container, previous));
    }
    new LogReader(log.get(), wanted, out).run();
  }

  private String noLog(ObjectNode pod, String container, boolean previous) {
    return previous
        ? "previous terminated container \"%s\" in pod \"%s\" not found"
            .formatted(container, Metadata.name(pod))
        : "container \"%s\" in pod \"%s\" is waiting to start: %s"
            .formatted(container, Metadata.name(pod), kubelet.waitingReason(pod, container));
  }

  @Override
  public void upgrade(
      Stream stream,
      ObjectNode pod,
      Map<String, List<String>> query,
      ChannelHandlerContext ctx,
      FullHttpRequest request) {
    streams.upgrade(stream, pod, query, ctx, request);
  }

  @Override
  public void close() {
    kubelet.close();
  }

  /** What streams may do with the node. */
  private final class Access implements PodAccess {
    @Override
    public ContainerProcess running(ObjectNode pod, String container) {
      return kubelet
          .running(pod, container)
          .orElseThrow(
              () ->
                  new ApiException(
                      500,
                      "InternalError",
                      "unable to upgrade connection: container not found (\"" + container + "\")"));
    }

    @Override
    public Process execute(ContainerProcess container, List<String> command, Launcher.Wiring wiring)
        throws CannotStartException {
      return kubelet.execute(container, command, wiring);
    }

    @Override
    public int port(ObjectNode pod, int containerPort) {
      return kubelet.port(pod, containerPort);
    }
  }
}
