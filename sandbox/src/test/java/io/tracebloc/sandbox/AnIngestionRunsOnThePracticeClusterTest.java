package io.tracebloc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.samples.LeafDataset;
import io.tracebloc.sandbox.standin.release.ReleaseSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole stand-in, put together and used over the wire only. */
class AnIngestionRunsOnThePracticeClusterTest {
  private static final ReleaseSpec RELEASE = ReleaseSpec.of("practice", "practice");
  private static final String CORE = "/api/v1/namespaces/practice";
  private static final Pattern PORT = Pattern.compile("ready on port (\\d+)");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path directory;
  private static PracticeCluster cluster;
  private static ClusterCaller person;
  private static ClusterCaller admin;

  @BeforeAll
  static void start() throws Exception {
    cluster = PracticeCluster.start(PracticeClusterOptions.in(directory.resolve("cluster")));
    person = ClusterCaller.of(cluster.dataScientistKubeconfig());
    admin = ClusterCaller.of(cluster.kubeconfig());
  }

  @AfterAll
  static void stop() {
    person.close();
    admin.close();
    cluster.close();
  }

  @Test
  void stagedFilesBecomeADataset() throws Exception {
    stage("leaves");
    var answer = submit("leaves", "first-run", 201);
    assertThat(awaitOutcome(answer)).isEqualTo("Complete");
    assertThat(lastLog(answer))
        .contains("\u001b[1m💾 Inserted to Database:\u001b[0m    \u001b[92m6\u001b[0m\n")
        .contains("\u001b[1m🚀 Sent to API:\u001b[0m             \u001b[92m6\u001b[0m\n")
        .contains("🎉 Ingestion completed successfully!");
    var arrived = cluster.sharedDirectory().resolve("leaves");
    var staged = cluster.sharedDirectory().resolve(".tracebloc-staging/leaves/images");
    assertThat(arrived.resolve("leaf_00005.png"))
        .hasSameBinaryContentAs(staged.resolve("leaf_00005.png"));
  }

  @Test
  void aRestartForgetsNoRunAndAPodIsRetried() throws Exception {
    stage("restarts");
    cluster.setFault(RELEASE, "STANDIN_INGEST_FAULT", "crash-first-pod");
    var answer = submit("restarts", "retried-run", 201);
    assertThat(awaitOutcome(answer)).isEqualTo("Complete");
    assertThat(pods(answer)).hasSize(2);
    cluster.setFault(RELEASE, "STANDIN_INGEST_FAULT", "");
    assertThat(submit("restarts", "retried-run", 200).path("job_name"))
        .isEqualTo(answer.path("job_name"));
    submit("another", "retried-run", 409);
  }

  @Test
  void aRunThatLosesRowsFails() throws Exception {
    var staged = stage("losses");
    Files.delete(staged.resolve("images/leaf_00000.png"));
    var answer = submit("losses", "lossy-run", 201);
    assertThat(awaitOutcome(answer)).isEqualTo("Failed");
    assertThat(lastLog(answer))
        .contains("📁 File Transfer Failures:\u001b[0m  \u001b[91m1\u001b[0m")
        .contains("⚠️  Ingestion completed with 1 failure(s), see logs.");
  }

  @Test
  void anOlderIngestorOverlooksSkippedRows() throws Exception {
    for (var table : List.of("skipping_old", "skipping_new")) {
      Files.writeString(stage(table).resolve("labels.csv"), ",rust\n", StandardOpenOption.APPEND);
    }
    cluster.setFault(RELEASE, "STANDIN_INGEST_LINE", "old");
    var older = submit("skipping_old", "skipping-old", 201);
    assertThat(awaitOutcome(older)).isEqualTo("Complete");
    assertThat(lastLog(older)).contains("Ingestion completed with 0 failure(s)");
    cluster.setFault(RELEASE, "STANDIN_INGEST_LINE", "");
    assertThat(awaitOutcome(submit("skipping_new", "skipping-new", 201))).isEqualTo("Failed");
  }

  @Test
  void aRestrictedNamespaceWithProvisionedVolumesGetsReady() throws Exception {
    var restricted =
        ReleaseSpec.of("strict", "strict")
            .withStorage(ReleaseSpec.Storage.PROVISIONED, "ReadWriteMany")
            .withPodSecurity("restricted")
            .withStaticToken();
    cluster.install(restricted);
    cluster.awaitReady(restricted);
    assertThat(cluster.claimDirectory("strict", "client-pvc")).isPresent();
    var secret = admin.get("/api/v1/namespaces/strict/secrets/ingestor-token");
    assertThat(secret.path("data").path("token").asString("")).isNotEmpty();
  }

  @Test
  void claimsWithoutVolumesStayPending() throws Exception {
    cluster.install(
        ReleaseSpec.of("thirsty", "thirsty")
            .withStorage(ReleaseSpec.Storage.PENDING, "ReadWriteOnce"));
    // The controller has looked at the claim and found nothing for it.
    var events = "/api/v1/namespaces/thirsty/events?fieldSelector=involvedObject.name%3Dclient-pvc";
    eventually(() -> admin.get(events).path("items").path(0).path("reason").asString(""));
    var claim = admin.get("/api/v1/namespaces/thirsty/persistentvolumeclaims/client-pvc");
    assertThat(claim.path("status").path("phase").asString()).isEqualTo("Pending");
    assertThat(cluster.claimDirectory("thirsty", "client-pvc")).isEmpty();
  }

  @Test
  void onlyHoldersOfCredentialsAreServed() throws Exception {
    try (var nobody = ClusterCaller.withoutCredentials(cluster.kubeconfig())) {
      assertThat(nobody.status(CORE + "/pods")).isEqualTo(401);
      assertThat(nobody.status("/version")).isEqualTo(401);
    }
  }

  @Test
  void aDataScientistHasTheRightsToPushAndNoMore() throws Exception {
    assertThat(person.status(CORE + "/secrets")).isEqualTo(403);
    assertThat(person.status("/api/v1/pods")).isEqualTo(403);
    assertThat(person.status(CORE + "/persistentvolumeclaims/client-pvc")).isEqualTo(200);
    assertThat(person.status("/apis/apps/v1/namespaces/practice/deployments")).isEqualTo(200);
    assertThat(person.status("/apis/batch/v1/namespaces/practice/jobs")).isEqualTo(200);
  }

  @Test
  void theClaimIsBoundAndTheReleaseRecordedByHelm() throws Exception {
    var claim = person.get(CORE + "/persistentvolumeclaims/client-pvc");
    assertThat(claim.path("status").path("phase").asString()).isEqualTo("Bound");
    var records = admin.get(CORE + "/secrets?labelSelector=owner%3Dhelm%2Cstatus%3Ddeployed");
    assertThat(records.path("items").findValuesAsString("type"))
        .containsExactly("helm.sh/release.v1");
    var data = records.path("items").path(0).path("data").path("release").asString();
    assertThat(new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII))
        .startsWith("H4sI");
  }

  @Test
  void kubeconfigsArePrivate() throws Exception {
    assertThat(Files.getPosixFilePermissions(cluster.kubeconfig())).hasSize(2);
    assertThat(Files.getPosixFilePermissions(cluster.dataScientistKubeconfig())).hasSize(2);
    assertThat(Files.getPosixFilePermissions(cluster.kubeconfig().getParent())).hasSize(3);
  }

  private static Path stage(String table) throws IOException {
    var staging = cluster.sharedDirectory().resolve(".tracebloc-staging").resolve(table);
    new LeafDataset(6, 40, 7).writeTo(staging);
    return staging;
  }

  private static JsonNode submit(String table, String key, int expected) throws Exception {
    var staging = "/data/shared/.tracebloc-staging/" + table;
    var config =
        """
        {apiVersion: tracebloc.io/v1, kind: IngestConfig, category: image_classification,
         table: %s, intent: train, csv: %s/labels.csv, images: %s/images/, label: disease,
         spec: {file_options: {extension: .png, target_size: [40, 40]}}}
        """
            .formatted(table, staging, staging);
    var body = JSON.writeValueAsString(Map.of("ingest_config", config, "idempotency_key", key));
    var request =
        HttpRequest.newBuilder(jobsManager().resolve("/internal/submit-ingestion-run"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token())
            .POST(BodyPublishers.ofString(body));
    try (var http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
      return JSON.readTree(response.body());
    }
  }

  private static String token() throws Exception {
    var request =
        Map.of(
            "apiVersion", "authentication.k8s.io/v1",
            "kind", "TokenRequest",
            "spec", Map.of("expirationSeconds", 3600));
    return person
        .post(CORE + "/serviceaccounts/ingestor/token", request)
        .path("status")
        .path("token")
        .asString();
  }

  /** Where the Ready pod really listens, which is what it says itself. */
  private static URI jobsManager() throws Exception {
    var pods = person.get(CORE + "/pods?labelSelector=app%3Dmanager").path("items");
    for (var pod : pods) {
      if (pod.path("metadata").has("deletionTimestamp")) {
        continue;
      }
      var name = pod.path("metadata").path("name").asString();
      var said = PORT.matcher(person.text(CORE + "/pods/" + name + "/log?container=api"));
      if (said.find()) {
        return URI.create("http://127.0.0.1:" + said.group(1));
      }
    }
    throw new AssertionError("no jobs-manager among " + pods);
  }

  private static String awaitOutcome(JsonNode answer) throws Exception {
    var path = "/apis/batch/v1/namespaces/practice/jobs/" + answer.path("job_name").asString();
    return eventually(
        () -> {
          for (var condition : person.get(path).path("status").path("conditions")) {
            var type = condition.path("type").asString();
            if (List.of("Complete", "Failed").contains(type)
                && condition.path("status").asString().equals("True")) {
              return type;
            }
          }
          return "";
        });
  }

  private static List<String> pods(JsonNode answer) throws Exception {
    var selector = "job-name%3D" + answer.path("job_name").asString();
    return person
        .get(CORE + "/pods?labelSelector=" + selector)
        .path("items")
        .valueStream()
        .map(pod -> pod.path("metadata").path("name").asString())
        .toList();
  }

  private static String lastLog(JsonNode answer) throws Exception {
    return person.text(CORE + "/pods/" + pods(answer).getLast() + "/log");
  }

  private static String eventually(Callable<String> question) throws Exception {
    var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end) {
      var answer = question.call();
      if (!answer.isEmpty()) {
        return answer;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError("no outcome in a minute");
  }
}
