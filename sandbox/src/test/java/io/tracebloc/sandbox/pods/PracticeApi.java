package io.tracebloc.sandbox.pods;

import io.tracebloc.sandbox.access.Authorizer;
import io.tracebloc.sandbox.api.ApiServer;
import io.tracebloc.sandbox.api.ApiServerSettings;
import io.tracebloc.sandbox.pods.control.ControlSettings;
import io.tracebloc.sandbox.pods.control.Controllers;
import io.tracebloc.sandbox.pods.node.ClusterAccess;
import io.tracebloc.sandbox.pods.node.Image;
import io.tracebloc.sandbox.store.MemoryObjectStore;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ResourceType;
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
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** A node behind a real API server, with a kubeconfig for its administrator. */
final class PracticeApi implements AutoCloseable {
  static final String NAMESPACE = "default";

  final MemoryObjectStore store = new MemoryObjectStore(Clock.systemUTC());
  final PodRuntime runtime;
  final ApiServer server;
  final Path kubeconfig;
  private final Controllers controllers;

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
      controllers =
          new Controllers(
              store,
              ControlSettings.of(server.admission()::create, runtime::discardVolume)
                  .withBackOff(Duration.ofMillis(50), Duration.ofMillis(400)));
      controllers.start();
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

  /** Creates an object as a client would. */
  ObjectNode create(String yaml) {
    var object = PracticePods.object(yaml);
    var type =
        ResourceTypes.ofKind(
                object.path("apiVersion").asString(""), object.path("kind").asString(""))
            .orElseThrow();
    if (type.namespaced()) {
      Metadata.of(object).put("namespace", NAMESPACE);
    }
    return store.create(type, server.admission().create(type, object));
  }

  Optional<ObjectNode> find(ResourceType type, String name) {
    return store.find(type, type.namespaced() ? NAMESPACE : "", name);
  }

  ObjectNode await(ResourceType type, String name, Predicate<ObjectNode> condition) {
    PracticePods.until(
        type.kind() + " " + name, () -> find(type, name).filter(condition).isPresent());
    return find(type, name).orElseThrow();
  }

  List<ObjectNode> pods() {
    return store.list(ResourceTypes.PODS, Optional.of(NAMESPACE));
  }

  List<String> events(String name) {
    return store.list(ResourceTypes.EVENTS, Optional.of(NAMESPACE)).stream()
        .filter(event -> event.path("involvedObject").path("name").asString("").equals(name))
        .map(event -> event.path("reason").asString("") + ": " + event.path("message").asString(""))
        .toList();
  }

  void addStorageClass() {
    create(
        "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: practice}, provisioner: %s}"
            .formatted(ControlSettings.PROVISIONER));
  }

  /** A bound claim's directory. */
  Path claim(String name) {
    if (find(ResourceTypes.STORAGE_CLASSES, "practice").isEmpty()) {
      addStorageClass();
    }
    create(
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: %s}
        spec: {accessModes: [ReadWriteMany], storageClassName: practice, resources: {requests: {storage: 1Gi}}}
        """
            .formatted(name));
    PracticePods.until("claim bound", () -> runtime.claimDirectory(NAMESPACE, name).isPresent());
    return runtime.claimDirectory(NAMESPACE, name).orElseThrow();
  }

  @Override
  public void close() {
    controllers.close();
    runtime.close();
    server.close();
  }
}
