package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ClaimsAreBoundTest {
  @TempDir Path directory;
  private PracticeApi cluster;

  @BeforeEach
  void startCluster() {
    cluster = new PracticeApi(directory);
  }

  @AfterEach
  void stopCluster() {
    cluster.close();
  }

  private void claim(String name, String further) {
    cluster.create(
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: %s}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi}}, %s}
        """
            .formatted(name, further));
  }

  private ObjectNode awaitPhase(String name, String phase) {
    return cluster.await(
        ResourceTypes.PERSISTENT_VOLUME_CLAIMS,
        name,
        claim -> claim.path("status").path("phase").asString("").equals(phase));
  }

  private void volume(String name, String size) {
    cluster.create(
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: %s}
        spec:
          capacity: {storage: %s}
          accessModes: [ReadWriteOnce, ReadWriteMany]
          storageClassName: by-hand
          hostPath: {path: /somewhere}
        """
            .formatted(name, size));
  }

  @Test
  void thePracticeClassMakesAVolume() {
    cluster.addStorageClass();
    claim("made", "storageClassName: practice");

    var claim = awaitPhase("made", "Bound");

    var volume = claim.path("spec").path("volumeName").asString("");
    assertThat(claim.path("status").path("capacity").path("storage").asString()).isEqualTo("2Gi");
    assertThat(
            cluster
                .find(ResourceTypes.PERSISTENT_VOLUMES, volume)
                .orElseThrow()
                .path("status")
                .path("phase")
                .asString())
        .isEqualTo("Bound");
  }

  @Test
  void theSmallestFittingVolumeIsTaken() {
    volume("large", "100Gi");
    volume("small", "1Gi");
    volume("fits", "3Gi");
    claim("static", "storageClassName: by-hand");

    assertThat(awaitPhase("static", "Bound").path("spec").path("volumeName").asString())
        .isEqualTo("fits");
  }

  @Test
  void anUnknownClassLeavesTheClaimPending() {
    claim("lost", "storageClassName: nowhere");

    PracticePods.until(
        "event",
        () ->
            cluster
                .events("lost")
                .contains("ProvisioningFailed: storageclass.storage.k8s.io \"nowhere\" not found"));
    awaitPhase("lost", "Pending");
  }

  @Test
  void aClassWithoutProvisionerLeavesTheClaimPendingUntilAVolumeCameUp() {
    cluster.create(
        "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: by-hand}, provisioner: kubernetes.io/no-provisioner}");
    claim("patient", "storageClassName: by-hand");
    PracticePods.until("event", () -> !cluster.events("patient").isEmpty());

    volume("new", "5Gi");

    awaitPhase("patient", "Bound");
  }

  @Test
  void aLateClassWaitsForAPod() {
    cluster.create(
        """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: late}
        provisioner: practice.tracebloc.io/directory
        volumeBindingMode: WaitForFirstConsumer
        """);
    claim("lazy", "storageClassName: late");
    PracticePods.until(
        "event",
        () ->
            cluster.events("lazy").stream()
                .anyMatch(event -> event.startsWith("WaitForFirstConsumer")));

    cluster.create(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: user}
        spec:
          restartPolicy: Never
          volumes: [{name: d, persistentVolumeClaim: {claimName: lazy}}]
          containers: [{name: main, image: tools, command: ['true'], volumeMounts: [{name: d, mountPath: /d}]}]
        """);

    awaitPhase("lazy", "Bound");
    cluster.await(
        ResourceTypes.PODS,
        "user",
        pod -> pod.path("status").path("phase").asString("").equals("Succeeded"));
  }

  @Test
  void reclaimedVolumesLoseTheirFiles() throws IOException {
    var files = Files.createDirectories(cluster.claim("temporary"));
    Files.writeString(files.resolve("x"), "data");

    cluster.store.remove(
        ResourceTypes.PERSISTENT_VOLUME_CLAIMS, PracticeApi.NAMESPACE, "temporary");

    PracticePods.until("files gone", () -> !Files.exists(files));
  }

  @Test
  void retainedVolumesKeepTheirFiles() throws IOException {
    volume("kept", "3Gi");
    claim("user", "storageClassName: by-hand");
    awaitPhase("user", "Bound");
    var files = cluster.runtime.claimDirectory(PracticeApi.NAMESPACE, "user").orElseThrow();
    Files.writeString(Files.createDirectories(files).resolve("x"), "data");

    cluster.store.remove(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, PracticeApi.NAMESPACE, "user");

    cluster.await(
        ResourceTypes.PERSISTENT_VOLUMES,
        "kept",
        volume -> volume.path("status").path("phase").asString("").equals("Released"));
    assertThat(files.resolve("x")).hasContent("data");
  }
}
