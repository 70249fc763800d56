package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.pods.node.Conditions;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class DeploymentsKeepTheirPodsTest {
  @TempDir Path directory;
  private PracticeApi cluster;

  @BeforeEach
  void deploy() {
    cluster = new PracticeApi(directory);
    cluster.create(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              terminationGracePeriodSeconds: 0
              containers:
              - name: main
                image: tools
                command: [sh, -c, 'nc -ll -p $PRACTICE_PORT_8080 -e cat']
                ports: [{name: http, containerPort: 8080}]
                readinessProbe: {tcpSocket: {port: http}, periodSeconds: 1}
        """);
  }

  @AfterEach
  void stopCluster() {
    cluster.close();
  }

  private ObjectNode awaitReplicas(int ready) {
    return cluster.await(
        ResourceTypes.DEPLOYMENTS,
        "web",
        found ->
            found.path("status").path("readyReplicas").asInt(0) == ready
                && found.path("status").path("updatedReplicas").asInt(0) == ready
                && found.path("status").path("replicas").asInt(0) == ready);
  }

  @Test
  void itBecomesAvailableOnceItsPodsAreReady() {
    var deployment = awaitReplicas(2);

    assertThat(Conditions.isTrue(deployment.path("status").path("conditions"), "Available"))
        .isTrue();
    assertThat(cluster.pods())
        .hasSize(2)
        .allMatch(pod -> pod.path("metadata").path("labels").has("pod-template-hash"));
  }

  @Test
  void aLostPodIsReplaced() {
    awaitReplicas(2);
    var lost = cluster.pods().getFirst();

    cluster.store.remove(ResourceTypes.PODS, PracticeApi.NAMESPACE, Metadata.name(lost));

    PracticePods.until(
        "another pod",
        () ->
            cluster.pods().size() == 2
                && cluster.pods().stream()
                    .noneMatch(pod -> Metadata.uid(pod).equals(Metadata.uid(lost))));
    awaitReplicas(2);
  }

  @Test
  void aChangedTemplateReplacesAllPods() {
    awaitReplicas(2);
    var before = cluster.pods().stream().map(Metadata::uid).toList();

    cluster.store.update(
        ResourceTypes.DEPLOYMENTS,
        PracticeApi.NAMESPACE,
        "web",
        object -> {
          var template = (ObjectNode) object.path("spec").path("template");
          Metadata.of(template).withObject("annotations").put("restarted", "now");
          return object;
        });

    PracticePods.until(
        "new pods only",
        () ->
            cluster.pods().size() == 2
                && cluster.pods().stream().map(Metadata::uid).noneMatch(before::contains));
    awaitReplicas(2);
    assertThat(cluster.store.list(ResourceTypes.REPLICA_SETS, Optional.of(PracticeApi.NAMESPACE)))
        .hasSize(2);
  }

  @Test
  void scalingChangesTheNumberOfPods() {
    awaitReplicas(2);

    scale(1);
    awaitReplicas(1);
    scale(3);
    awaitReplicas(3);
  }

  private void scale(int replicas) {
    cluster.store.update(
        ResourceTypes.DEPLOYMENTS,
        PracticeApi.NAMESPACE,
        "web",
        object -> {
          object.withObject("spec").put("replicas", replicas);
          return object;
        });
  }

  @Test
  void deletingItRemovesReplicaSetsAndPods() {
    awaitReplicas(2);

    cluster.store.remove(ResourceTypes.DEPLOYMENTS, PracticeApi.NAMESPACE, "web");

    PracticePods.until(
        "all gone",
        () ->
            cluster.pods().isEmpty()
                && cluster
                    .store
                    .list(ResourceTypes.REPLICA_SETS, Optional.of(PracticeApi.NAMESPACE))
                    .isEmpty());
  }

  @Test
  void aServiceListsReadyPods() {
    cluster.create(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
        """);
    awaitReplicas(2);

    var endpoints =
        cluster.await(
            ResourceTypes.ENDPOINTS,
            "web",
            found -> found.path("subsets").path(0).path("addresses").size() == 2);

    assertThat(endpoints.path("subsets").path(0).path("ports").path(0).path("port").asInt())
        .isEqualTo(8080);
    var slice =
        cluster.await(
            ResourceTypes.ENDPOINT_SLICES, "web", found -> found.path("endpoints").size() == 2);
    assertThat(slice.path("metadata").path("labels").path("kubernetes.io/service-name").asString())
        .isEqualTo("web");
  }
}
