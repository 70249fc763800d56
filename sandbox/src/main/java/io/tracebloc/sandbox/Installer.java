package io.tracebloc.sandbox;

import io.tracebloc.sandbox.api.admission.Admission;
import io.tracebloc.sandbox.standin.release.ClientRelease;
import io.tracebloc.sandbox.standin.release.DataScientist;
import io.tracebloc.sandbox.standin.release.PlatformRelease;
import io.tracebloc.sandbox.standin.release.PlatformSpec;
import io.tracebloc.sandbox.standin.release.ReleaseSpec;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts releases into the cluster as an administrator would, and waits for them. What is there
 * already stays.
 */
final class Installer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final ObjectStore store;
  private final Admission admission;
  private final boolean database;

  /**
   * Installs into that store.
   *
   * @param database whether this machine can run a database, which ingestors then fill
   */
  Installer(ObjectStore store, Admission admission, boolean database) {
    this.store = store;
    this.admission = admission;
    this.database = database;
  }

  /** Creates an object; one that exists stays as it is. */
  void create(ObjectNode object) {
    var type =
        ResourceTypes.ofKind(
                object.path("apiVersion").asString(""), object.path("kind").asString(""))
            .orElseThrow();
    try {
      var created = store.create(type, admission.create(type, object));
      admission.created(type, created);
    } catch (ApiException e) {
      if (e.code() != 409) {
        throw e;
      }
    }
  }

  void install(ReleaseSpec spec) {
    var release = new ClientRelease(database ? spec.withDatabase() : spec);
    create(release.namespace());
    release.liveObjects().forEach(this::create);
    DataScientist.in(spec.namespace()).forEach(this::create);
  }

  void install(PlatformSpec spec) {
    var platform = new PlatformRelease(spec);
    platform.objects().forEach(this::create);
    for (var namespace : platform.namespaces()) {
      DataScientist.in(namespace).forEach(this::create);
    }
  }

  /**
   * Waits until a release's jobs-manager is Ready.
   *
   * @throws IOException if that takes more than a minute
   */
  void awaitReady(ReleaseSpec spec) throws IOException, InterruptedException {
    await(
        "jobs-manager of release " + spec.release() + " is not Ready",
        () -> isRolledOut(spec.namespace(), spec.release() + "-jobs-manager"));
  }

  /**
   * Waits until a platform's claims are bound and its Deployments Ready.
   *
   * @throws IOException if that takes more than a minute
   */
  void awaitReady(PlatformSpec spec) throws IOException, InterruptedException {
    for (var object : new PlatformRelease(spec).objects()) {
      var namespace = Metadata.namespace(object);
      var name = Metadata.name(object);
      switch (object.path("kind").asString("")) {
        case "Deployment" ->
            await(
                "Deployment " + name + " of " + spec.platform() + " is not Ready",
                () -> isRolledOut(namespace, name));
        case "PersistentVolumeClaim" ->
            await(
                "claim " + name + " of " + spec.platform() + " is not bound",
                () -> isBound(namespace, name));
        default -> {}
      }
    }
  }

  private boolean isBound(String namespace, String claim) {
    return store
        .find(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, namespace, claim)
        .filter(found -> found.path("status").path("phase").asString("").equals("Bound"))
        .isPresent();
  }

  private boolean isRolledOut(String namespace, String deployment) {
    return store
        .find(ResourceTypes.DEPLOYMENTS, namespace, deployment)
        .filter(Installer::isRolledOut)
        .isPresent();
  }

  private static boolean isRolledOut(ObjectNode deployment) {
    var status = deployment.path("status");
    var replicas = deployment.path("spec").path("replicas").asInt(1);
    return status.path("observedGeneration").asLong(0)
            == deployment.path("metadata").path("generation").asLong(-1)
        && status.path("updatedReplicas").asInt(0) == replicas
        && status.path("replicas").asInt(0) == replicas
        && status.path("readyReplicas").asInt(0) == replicas;
  }

  private static void await(String otherwise, BooleanSupplier condition)
      throws IOException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IOException(otherwise + " after " + PATIENCE.toSeconds() + " s");
      }
      Thread.sleep(PAUSE);
    }
  }
}
