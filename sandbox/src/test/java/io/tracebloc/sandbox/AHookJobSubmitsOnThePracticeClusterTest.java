package io.tracebloc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.pods.process.Programs;
import io.tracebloc.sandbox.standin.release.ReleaseSpec;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Job such as the ingestor chart's hook (protocol.md 5): curl, the mounted token of the
 * ingestor's account, a body from a ConfigMap, and jobs-manager by the name of its Service.
 */
class AHookJobSubmitsOnThePracticeClusterTest {
  private static final JsonMapper JSON = new JsonMapper();
  @TempDir Path directory;

  private static ObjectNode object(String yaml) {
    return (ObjectNode) JSON.valueToTree(new Yaml().load(yaml));
  }

  private static ObjectNode job(String account) {
    return object(
        """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: hook-submit, namespace: practice}
            spec:
              backoffLimit: 0
              activeDeadlineSeconds: 30
              ttlSecondsAfterFinished: 600
              template:
                spec:
                  restartPolicy: Never
                  serviceAccountName: %s
                  securityContext: {runAsNonRoot: true, runAsUser: 65532}
                  volumes: [{name: config, configMap: {name: hook-config}}]
                  containers:
                  - name: submit
                    image: curlimages/curl:8.10.1
                    command: [/bin/sh, -ec]
                    args:
                    - |
                      TOKEN=$(cat /var/run/secrets/kubernetes.io/serviceaccount/token)
                      CODE=$(curl -sS -m 20 -o /tmp/answer -w '%%{http_code}' -X POST \\
                        -H 'Content-Type: application/json' -H "Authorization: Bearer ${TOKEN}" \\
                        --data-binary @/etc/hook/body.json \\
                        http://jobs-manager.practice.svc.cluster.local:8080/internal/submit-ingestion-run)
                      cat /tmp/answer
                      echo " status ${CODE}"
                      test "${CODE}" -lt 300
                    volumeMounts:
                    - {name: config, mountPath: /etc/hook, readOnly: true}
                    - {name: tmp, mountPath: /tmp}

            """
            .formatted(account));
  }

  /** Runs the Job to its end and returns its log. */
  private static String run(PracticeCluster cluster, String account, String condition)
      throws Exception {
    var document = "apiVersion: tracebloc.io/v1\nkind: IngestConfig\n";
    var body = Map.of("ingest_config", document, "idempotency_key", "hook-1");
    var configMap = object("{apiVersion: v1, kind: ConfigMap, metadata: {name: hook-config}}");
    ((ObjectNode) configMap.path("metadata")).put("namespace", "practice");
    configMap.putObject("data").put("body.json", JSON.writeValueAsString(body));
    cluster.create(configMap);
    var job = job(account);
    var pod = (ObjectNode) job.path("spec").path("template").path("spec");
    pod.withArrayProperty("volumes").addObject().put("name", "tmp").putObject("emptyDir");
    cluster.create(job);
    await(cluster, condition);
    try (var api = ClusterCaller.of(cluster.kubeconfig())) {
      var pods = api.get("/api/v1/namespaces/practice/pods?labelSelector=job-name%3Dhook-submit");
      var name = pods.path("items").path(0).path("metadata").path("name").asString();
      return api.text("/api/v1/namespaces/practice/pods/" + name + "/log");
    }
  }

  private static void await(PracticeCluster cluster, String condition) {
    var end = Instant.now().plus(Duration.ofSeconds(60));
    while (!conditions(cluster).contains(condition)) {
      assertThat(Instant.now()).as(() -> conditions(cluster)).isBefore(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static String conditions(PracticeCluster cluster) {
    return cluster
        .objects()
        .find(ResourceTypes.JOBS, "practice", "hook-submit")
        .map(job -> job.path("status").path("conditions").toString())
        .orElse("");
  }

  @Test
  void theServersAnswerIsInItsLogAndARefusalFailsIt() throws Exception {
    Assumptions.assumeTrue(Programs.ofHost().has("curl"), "the image of the hook needs curl");
    var options =
        PracticeClusterOptions.in(directory).withReleases(ReleaseSpec.of("practice", "practice"));
    try (var cluster = PracticeCluster.start(options)) {
      assertThat(run(cluster, "ingestor", "BackoffLimitExceeded"))
          .contains("category", "status 422");
    }
  }

  @Test
  void anotherAccountIsNotLetIn() throws Exception {
    Assumptions.assumeTrue(Programs.ofHost().has("curl"), "the image of the hook needs curl");
    try (var cluster = PracticeCluster.start(PracticeClusterOptions.in(directory))) {
      assertThat(run(cluster, "default", "BackoffLimitExceeded"))
          .contains("practice/default may not ingest", "status 403");
    }
  }
}
