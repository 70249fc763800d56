package io.tracebloc.sandbox;

import io.tracebloc.sandbox.access.Authorizer;
import io.tracebloc.sandbox.api.ApiServer;
import io.tracebloc.sandbox.database.DatabaseStore;
import io.tracebloc.sandbox.database.DatabaseSupply;
import io.tracebloc.sandbox.pods.PodRuntime;
import io.tracebloc.sandbox.pods.PodRuntimeSettings;
import io.tracebloc.sandbox.pods.control.ControlSettings;
import io.tracebloc.sandbox.pods.control.Controllers;
import io.tracebloc.sandbox.pods.node.VolumeDirectories;
import io.tracebloc.sandbox.standin.release.PlatformSpec;
import io.tracebloc.sandbox.standin.release.ReleaseSpec;
import io.tracebloc.sandbox.standin.release.ReleaseSpec.Storage;
import io.tracebloc.sandbox.store.MemoryObjectStore;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Kubernetes API on a loopback port, a node that runs pods as local processes, and stand-ins of
 * tracebloc releases on it. Closing ends every process and frees the port; the files stay where the
 * options put them.
 */
public final class PracticeCluster implements AutoCloseable {
  private final PracticeClusterOptions options;
  private final ObjectStore store;
  private final PodRuntime pods;
  private final ApiServer api;
  private final Controllers controllers;
  private final Installer installer;
  private final DatabaseSupply database;

  private PracticeCluster(PracticeClusterOptions options) throws IOException {
    this.options = options;
    this.store = new MemoryObjectStore(options.api().clock());
    makePrivate(options.directory());
    var access = new NodeAccess(store);
    this.database = DatabaseStore.ofThisProcess().supply();
    var settings =
        PodRuntimeSettings.of(options.directory(), PracticeImages.ofThisProcess(database), access);
    this.pods = new PodRuntime(store, options.pods().apply(settings));
    this.api = new ApiServer(store, pods, options.api());
    access.serve(api);
    this.installer = new Installer(store, api.admission(), hasDatabase());
    var volumes = new VolumeDirectories(store, options.directory());
    this.controllers =
        new Controllers(
            store,
            ControlSettings.of(
                api.admission()::create, volume -> discard(volumes.ofVolume(volume))));
    writePrivately(kubeconfig(), kubeconfig("practice-admin", List.of(Authorizer.MASTERS)));
    writePrivately(dataScientistKubeconfig(), kubeconfig("data-scientist", List.of()));
  }

  /**
   * Starts a cluster, installs the releases and platforms, and waits until they are Ready.
   *
   * @throws IOException if it cannot start, or does not get ready in a minute
   */
  public static PracticeCluster start(PracticeClusterOptions options)
      throws IOException, InterruptedException {
    var cluster = new PracticeCluster(options);
    try {
      cluster.pods.start();
      cluster.controllers.start();
      for (var release : options.releases()) {
        cluster.install(release);
      }
      for (var platform : options.platforms()) {
        cluster.install(platform);
      }
      for (var release : options.releases()) {
        if (release.storage() != Storage.PENDING) {
          cluster.awaitReady(release);
        }
      }
      for (var platform : options.platforms()) {
        cluster.awaitReady(platform);
      }
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** A kubeconfig for a user who may do everything. */
  public Path kubeconfig() {
    return options.directory().resolve("admin.kubeconfig");
  }

  /**
   * A kubeconfig for a person with exactly the rights that pushing needs (releases.md 5.3), in
   * every namespace of a release or platform; reading Secrets is not among them.
   */
  public Path dataScientistKubeconfig() {
    return options.directory().resolve("data-scientist.kubeconfig");
  }

  /** The text of a kubeconfig for any other user. */
  public String kubeconfig(String user, List<String> groups) {
    return api.kubeconfig(user, groups, namespace());
  }

  /** The namespace that the kubeconfigs name: the first release's. */
  public String namespace() {
    return options.namespace();
  }

  /** The cluster's objects. */
  public ObjectStore objects() {
    return store;
  }

  /**
   * Writes what the only container of a pod has printed so far.
   *
   * @throws io.tracebloc.sandbox.store.ApiException if it has not started, as the API says it
   */
  public void log(String namespace, String pod, OutputStream out) throws IOException {
    pods.log(store.find(ResourceTypes.PODS, namespace, pod).orElseThrow(), Map.of(), out);
  }

  /** The API server: its address, its requests, and how to break its connections. */
  public ApiServer api() {
    return api;
  }

  /** Where the files of a claim really are; empty while the claim is not bound. */
  public Optional<Path> claimDirectory(String namespace, String claim) {
    return pods.claimDirectory(namespace, claim);
  }

  /** Where the files of the first release's data claim really are. */
  public Path sharedDirectory() {
    return claimDirectory(namespace(), "client-pvc").orElseThrow();
  }

  /**
   * Installs a release. What is there already stays, as the fixed names of two releases in one
   * namespace collide (releases.md 2.5).
   */
  public void install(ReleaseSpec spec) {
    installer.install(spec);
  }

  /** Installs another platform. */
  public void install(PlatformSpec spec) {
    installer.install(spec);
  }

  /** Whether this machine can run a database; otherwise rows are files on the volume. */
  public boolean hasDatabase() {
    return database instanceof DatabaseSupply.Ready;
  }

  /**
   * Runs statements as root in the database of a namespace, one after the other, and waits for a
   * server that is just being started.
   *
   * @return the rows of the last one; SQL's NULL is an empty value
   * @throws IOException if the server refuses one, or does not answer in half a minute
   */
  public List<List<Optional<String>>> sql(String namespace, String... statements)
      throws IOException, InterruptedException {
    try (var connection = new DatabaseAccess(store, pods).connect(namespace)) {
      var rows = List.<List<Optional<String>>>of();
      for (var statement : statements) {
        rows = connection.run(statement);
      }
      return rows;
    }
  }

  /** Creates an object as an administrator would; one that exists stays as it is. */
  public void create(ObjectNode object) {
    installer.create(object);
  }

  /**
   * Sets a variable of jobs-manager, for example {@code STANDIN_INGEST_FAULT}, and waits until the
   * pod that knows it is Ready. An empty value takes the variable away.
   *
   * @throws IOException if it does not get ready in a minute
   */
  public void setFault(ReleaseSpec spec, String variable, String value)
      throws IOException, InterruptedException {
    store.update(
        ResourceTypes.DEPLOYMENTS,
        spec.namespace(),
        spec.release() + "-jobs-manager",
        deployment -> {
          var container =
              (ObjectNode)
                  deployment.path("spec").path("template").path("spec").path("containers").path(0);
          setVariable((ArrayNode) container.path("env"), variable, value);
          return deployment;
        });
    awaitReady(spec);
  }

  private static void setVariable(ArrayNode environment, String name, String value) {
    for (var i = environment.size() - 1; i >= 0; i--) {
      if (environment.path(i).path("name").asString("").equals(name)) {
        environment.remove(i);
      }
    }
    if (!value.isEmpty()) {
      environment.addObject().put("name", name).put("value", value);
    }
  }

  /**
   * Waits until the newest version of a release's jobs-manager is Ready.
   *
   * @throws IOException if that takes more than a minute
   */
  public void awaitReady(ReleaseSpec spec) throws IOException, InterruptedException {
    installer.awaitReady(spec);
  }

  /**
   * Waits until a platform's claims are bound and its Deployments Ready.
   *
   * @throws IOException if that takes more than a minute
   */
  public void awaitReady(PlatformSpec spec) throws IOException, InterruptedException {
    installer.awaitReady(spec);
  }

  private static void discard(Path volume) {
    try {
      VolumeDirectories.remove(volume);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makePrivate(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  /** Writes a new file that nobody else can read, at any moment. */
  public static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  @Override
  public void close() {
    controllers.close();
    pods.close();
    api.close();
  }
}
