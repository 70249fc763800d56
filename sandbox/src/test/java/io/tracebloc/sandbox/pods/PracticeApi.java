package io.tracebloc.sandbox.pods;

import io.tracebloc.sandbox.access.Authorizer;
import io.tracebloc.sandbox.api.ApiServer;
import io.tracebloc.sandbox.api.ApiServerSettings;
import io.tracebloc.sandbox.pods.node.ClusterAccess;
import io.tracebloc.sandbox.pods.node.Image;
import io.tracebloc.sandbox.pods.node.NodeSettings;
import io.tracebloc.sandbox.store.MemoryObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** A node behind a real API server, with a kubeconfig for its administrator. */
final class PracticeApi implements AutoCloseable {
  final MemoryObjectStore store = new MemoryObjectStore(Clock.systemUTC());
  final PodRuntime runtime;
  final ApiServer server;
  final Path kubeconfig;

  PracticeApi(Path directory) {
    this(directory, settings -> settings);
  }

  PracticeApi(Path directory, UnaryOperator<PodRuntimeSettings> change) {
    var settings =
        PodRuntimeSettings.of(
            directory.resolve("node"),
            reference ->
                Optional.of(reference)
                    .filter(name -> name.equals("tools"))
                    .map(_ -> Image.ofTools("sha256:" + "0".repeat(64))),
            new Access());
    var quick = settings.node().withBackOff(Duration.ofMillis(50), Duration.ofMillis(400));
    runtime = new PodRuntime(store, change.apply(settings.withNode(quick)));
    try {
      server = new ApiServer(store, runtime, ApiServerSettings.defaults());
      runtime.start();
      kubeconfig = directory.resolve("kubeconfig");
      Files.writeString(
          kubeconfig, server.kubeconfig("admin", List.of(Authorizer.MASTERS), "default"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Known once the server listens. */
  private final class Access implements ClusterAccess {
    @Override
    public URI address() {
      return server.address();
    }

    @Override
    public String certificateAuthority() {
      return server.authority().certificatePem();
    }

    @Override
    public String token(
        String namespace,
        String serviceAccount,
        ObjectNode pod,
        List<String> audiences,
        Duration lifetime) {
      var account =
          store.find(ResourceTypes.SERVICE_ACCOUNTS, namespace, serviceAccount).orElseThrow();
      return server.tokens().issue(account, audiences, lifetime, Optional.of(pod)).text();
    }
  }

  /** Binds a claim by hand and returns its directory. */
  Path claim(String name) {
    var claim =
        PracticePods.object(
            "{metadata: {name: %s, namespace: default}, spec: {volumeName: pv-%s}, status: {phase: Bound}}"
                .formatted(name, name));
    store.create(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, claim);
    return runtime.claimDirectory("default", name).orElseThrow();
  }

  @Override
  public void close() {
    runtime.close();
    server.close();
  }
}
