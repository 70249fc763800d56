package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.pods.node.Conditions;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JobsRunToCompletionTest {
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

  private void job(String name, String script, String further) {
    cluster.create(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: %s}
        spec:
          %s
          template:
            metadata: {labels: {role: ingest}}
            spec:
              restartPolicy: Never
              containers: [{name: main, image: tools, command: [sh, -c, '%s']}]
        """
            .formatted(name, further, script));
  }

  private ObjectNode awaitCondition(String name, String type) {
    return cluster.await(
        ResourceTypes.JOBS,
        name,
        job -> Conditions.isTrue(job.path("status").path("conditions"), type));
  }

  private static JsonNode condition(ObjectNode job, String type) {
    return job.path("status")
        .path("conditions")
        .valueStream()
        .filter(one -> one.path("type").asString("").equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSuccessfulPodCompletesTheJob() {
    job("good", "exit 0", "backoffLimit: 2");

    var job = awaitCondition("good", "Complete");

    assertThat(job.path("status").path("succeeded").asInt()).isEqualTo(1);
    assertThat(job.path("status").has("active")).isFalse();
    assertThat(job.path("status").has("startTime")).isTrue();
    assertThat(job.path("status").has("completionTime")).isTrue();
    var labels = cluster.pods().getFirst().path("metadata").path("labels");
    assertThat(labels.path("job-name").asString()).isEqualTo("good");
    assertThat(labels.path("batch.kubernetes.io/job-name").asString()).isEqualTo("good");
    assertThat(labels.path("controller-uid").asString()).isEqualTo(Metadata.uid(job));
    assertThat(labels.path("role").asString()).isEqualTo("ingest");
    PracticePods.until("event", () -> cluster.events("good").contains("Completed: Job completed"));
  }

  @Test
  void failedPodsAreReplacedUpToTheLimit() {
    job("bad", "exit 9", "backoffLimit: 2");

    var job = awaitCondition("bad", "Failed");

    assertThat(job.path("status").path("failed").asInt()).isEqualTo(3);
    assertThat(condition(job, "Failed").path("reason").asString())
        .isEqualTo("BackoffLimitExceeded");
    assertThat(cluster.pods()).hasSize(3);
  }

  @Test
  void aRetryCanStillSucceed() {
    cluster.claim("tries");
    cluster.create(
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: second}
        spec:
          backoffLimit: 3
          template:
            spec:
              restartPolicy: Never
              volumes: [{name: d, persistentVolumeClaim: {claimName: tries}}]
              containers:
              - name: main
                image: tools
                command: [sh, -c, 'echo x >> tries; test $(wc -l < tries) -ge 2']
                volumeMounts: [{name: d, mountPath: /d}]
        """);

    var job = awaitCondition("second", "Complete");

    assertThat(job.path("status").path("failed").asInt()).isEqualTo(1);
    assertThat(job.path("status").path("succeeded").asInt()).isEqualTo(1);
  }

  @Test
  void theDeadlineEndsTheJobAndItsPod() {
    job("late", "sleep 1000", "activeDeadlineSeconds: 1");

    var job = awaitCondition("late", "Failed");

    assertThat(condition(job, "Failed").path("reason").asString()).isEqualTo("DeadlineExceeded");
    PracticePods.until("pod gone", () -> cluster.pods().isEmpty());
  }

  @Test
  void aFinishedJobIsRemovedAfterItsTimeWithItsPods() {
    job("brief", "exit 0", "ttlSecondsAfterFinished: 0");

    PracticePods.until(
        "job and pod gone",
        () ->
            cluster.find(ResourceTypes.JOBS, "brief").isEmpty()
                && cluster.pods().isEmpty()
                && cluster.events("brief").contains("Completed: Job completed"));
  }

  @Test
  void aSuspendedJobStartsWhenItIsResumed() {
    job("waits", "exit 0", "suspend: true");
    cluster.await(
        ResourceTypes.JOBS,
        "waits",
        job -> Conditions.isTrue(job.path("status").path("conditions"), "Suspended"));
    assertThat(cluster.pods()).isEmpty();

    cluster.store.update(
        ResourceTypes.JOBS,
        PracticeApi.NAMESPACE,
        "waits",
        job -> {
          job.withObject("spec").put("suspend", false);
          return job;
        });

    awaitCondition("waits", "Complete");
  }

  @Test
  void deletingAJobRemovesItsPods() {
    job("gone", "sleep 1000", "backoffLimit: 0");
    PracticePods.until("pod", () -> cluster.pods().size() == 1);

    cluster.store.remove(ResourceTypes.JOBS, PracticeApi.NAMESPACE, "gone");

    PracticePods.until("pod gone", () -> cluster.pods().isEmpty());
  }
}
