package io.tracebloc.sandbox.standin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Protocol.md 1 against a Kubernetes API over HTTP. */
class SubmissionsAreAnsweredTest {
  private static final String TOKEN = "ingestor-token";
  private static final String DIGEST = "sha256:" + "0a".repeat(32);
  private static final String CONFIG =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: image_classification
      table: leaf_spots
      intent: train
      csv: /data/shared/.tracebloc-staging/leaf_spots/labels.csv
      images: /data/shared/.tracebloc-staging/leaf_spots/images/
      label: disease
      """;

  private final JsonMapper json = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> environment =
      new HashMap<>(Map.of("INGESTOR_IMAGE_TAG", "0.8", "MYSQL_HOST", "mysql-client"));
  private List<String> prefixes = List.of("*");
  private FakeKubernetes kubernetes;
  private Optional<JobsManager> manager = Optional.empty();

  @BeforeEach
  void startKubernetes() throws IOException {
    kubernetes = new FakeKubernetes();
    kubernetes.acceptToken(TOKEN, "system:serviceaccount:demo:ingestor");
  }

  @AfterEach
  void stop() {
    manager.ifPresent(JobsManager::close);
    kubernetes.close();
    http.close();
  }

  @Test
  void healthIsAnsweredWhileThePortIsOpen() throws Exception {
    var response =
        http.send(HttpRequest.newBuilder(address("/healthz")).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void aRunIsCreatedWithItsObjects() throws Exception {
    var response = submit(CONFIG, "key-1");
    assertThat(response.statusCode()).isEqualTo(201);
    var answer = json.readTree(response.body());
    assertThat(answer.path("namespace").asString()).isEqualTo("demo");
    assertThat(answer.path("replay").asBoolean()).isFalse();

    var job = kubernetes.objects().get(jobPath(answer));
    var pod = job.path("spec").path("template").path("spec");
    var container = pod.path("containers").path(0);
    assertThat(job.path("metadata").path("labels").path("tracebloc.io/ingestion-run").asString())
        .isEqualTo("key-1");
    assertThat(job.path("spec").path("backoffLimit").asInt()).isZero();
    assertThat(container.path("image").asString()).isEqualTo("ghcr.io/tracebloc/ingestor:0.8");
    assertThat(container.path("env").findValuesAsString("name"))
        .contains("TRACEBLOC_INGEST_CORRELATION_ID", "INGEST_CONFIG", "MYSQL_HOST");
    assertThat(container.path("volumeMounts").path(0).path("mountPath").asString())
        .isEqualTo("/data/shared");
    assertThat(pod.path("volumes").findValuesAsString("claimName")).containsExactly("client-pvc");
    assertThat(kubernetes.objects().keySet().stream().map(path -> path.replaceAll("-\\w+$", "")))
        .containsExactlyInAnyOrder(
            "/api/v1/namespaces/demo/configmaps/ingest-config",
            "/api/v1/namespaces/demo/secrets/ingest-token",
            "/apis/batch/v1/namespaces/demo/jobs/ingest-job");
    assertThat(kubernetes.objects().values())
        .anySatisfy(
            object ->
                assertThat(object.path("data").path("ingest.yaml").asString("")).isEqualTo(CONFIG));
  }

  @Test
  void theSameSubmissionIsAReplayEvenAfterARestart() throws Exception {
    var first = json.readTree(submit(CONFIG, "key-1").body());
    manager.orElseThrow().close();
    manager = Optional.empty();
    var second = submit(CONFIG, "key-1");
    assertThat(second.statusCode()).isEqualTo(200);
    var replay = json.readTree(second.body());
    assertThat(replay.path("replay").asBoolean()).isTrue();
    assertThat(replay.path("job_name")).isEqualTo(first.path("job_name"));
    assertThat(kubernetes.objects()).hasSize(3);
  }

  @Test
  void aKeyStandsForOneContent() throws Exception {
    submit(CONFIG, "key-1");
    assertThat(submit(CONFIG.replace("train", "test"), "key-1").statusCode()).isEqualTo(409);
    assertThat(submit(body(CONFIG, "key-1", DIGEST)).statusCode()).isEqualTo(409);
    assertThat(submit(CONFIG, "key-2").statusCode()).isEqualTo(201);
  }

  @Test
  void aLeftoverOfOtherContentIsAConflict() throws Exception {
    var job = jobPath(json.readTree(submit(CONFIG, "key-1").body()));
    kubernetes.objects().remove(job);
    assertThat(submit(CONFIG.replace("train", "test"), "key-1").statusCode()).isEqualTo(409);
    assertThat(submit(CONFIG, "key-1").statusCode()).isEqualTo(201);
    assertThat(kubernetes.objects()).containsKey(job);
  }

  @Test
  void aRequestedDigestNamesTheImage() throws Exception {
    var answer = json.readTree(submit(body(CONFIG, "key-1", DIGEST)).body());
    assertThat(kubernetes.objects().get(jobPath(answer)).findValue("image").asString())
        .isEqualTo("ghcr.io/tracebloc/ingestor@" + DIGEST);
    assertThat(submit(body(CONFIG, "key-2", "0.8")).statusCode()).isEqualTo(422);
  }

  @Test
  void withoutAnImageNothingCanRun() throws Exception {
    environment.remove("INGESTOR_IMAGE_TAG");
    assertThat(submit(CONFIG, "key-1").statusCode()).isEqualTo(503);
    assertThat(submit(body(CONFIG, "key-1", DIGEST)).statusCode()).isEqualTo(201);
  }

  @Test
  void aMissingOrUnknownTokenIsRefused() throws Exception {
    assertThat(send(body(CONFIG, "key-1"), Optional.empty()).statusCode()).isEqualTo(401);
    assertThat(send(body(CONFIG, "key-1"), Optional.of("other")).statusCode()).isEqualTo(401);
    assertThat(kubernetes.objects()).isEmpty();
  }

  @Test
  void thePolicyDecidesOnAccountAndTable() throws Exception {
    kubernetes.acceptToken("default-token", "system:serviceaccount:demo:default");
    kubernetes.acceptToken("person-token", "jane");
    prefixes = List.of("leaf_", "bird_");
    assertThat(send(body(CONFIG, "key-1"), Optional.of("default-token")).statusCode())
        .isEqualTo(403);
    assertThat(send(body(CONFIG, "key-1"), Optional.of("person-token")).statusCode())
        .isEqualTo(403);
    var refused = submit(CONFIG.replace("table: leaf_spots", "table: fish"), "key-1");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("demo/ingestor", "fish");
    assertThat(submit(CONFIG, "key-1").statusCode()).isEqualTo(201);
  }

  @Test
  void anInvalidDocumentIsExplained() throws Exception {
    var response = submit(CONFIG.replace("label: disease", "lable: disease"), "key-1");
    assertThat(response.statusCode()).isEqualTo(422);
    var detail = json.readTree(response.body()).path("detail");
    assertThat(detail.size()).isEqualTo(2);
    assertThat(detail.path(0).path("loc").path(1).asString()).isEqualTo("ingest_config");
    assertThat(detail.path(0).path("msg").asString()).contains("lable");
    assertThat(submit("a: [", "key-1").statusCode()).isEqualTo(422);
  }

  @Test
  void theOlderLineRefusesWhatItDoesNotKnowAndHandsItsNameOn() throws Exception {
    environment.put("STANDIN_INGEST_LINE", "old");
    var newer = CONFIG + "data_id: {strategy: content_hash}\n";
    assertThat(submit(newer, "key-1").statusCode()).isEqualTo(422);
    var answer = json.readTree(submit(CONFIG, "key-1").body());
    assertThat(kubernetes.objects().get(jobPath(answer)).findValuesAsString("value"))
        .contains("old");
  }

  @Test
  void aBodyThatIsNotUnderstoodIsRefused() throws Exception {
    assertThat(submit("not json").statusCode()).isEqualTo(400);
    assertThat(submit("[]").statusCode()).isEqualTo(400);
    assertThat(submit("{\"ingest_config\": \"a\"}").statusCode()).isEqualTo(422);
    assertThat(submit(CONFIG, "not a label value").statusCode()).isEqualTo(422);
    assertThat(submit("{\"ingest_config\": \"" + "x".repeat(1 << 20) + "\"}").statusCode())
        .isEqualTo(413);
  }

  @Test
  void aRefusedTokenReviewIsAServerError() throws Exception {
    kubernetes.refuseReviews();
    var response = submit(CONFIG, "key-1");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("tokenreviews is forbidden");
  }

  @Test
  void aFaultHitsTheFirstSubmissionsOnly() throws Exception {
    environment.put("STANDIN_SUBMIT_FAULT", "status:500,times=2");
    assertThat(submit(CONFIG, "key-1").statusCode()).isEqualTo(500);
    assertThat(submit(CONFIG, "key-1").statusCode()).isEqualTo(500);
    assertThat(kubernetes.objects()).isEmpty();
    assertThat(submit(CONFIG, "key-1").statusCode()).isEqualTo(201);
  }

  @Test
  void garbageIsNotJson() throws Exception {
    environment.put("STANDIN_SUBMIT_FAULT", "garbage");
    var response = submit(CONFIG, "key-1");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).startsWith("<html>");
  }

  @Test
  void aLostAnswerHasStartedTheRun() throws Exception {
    environment.put("STANDIN_SUBMIT_FAULT", "lost-answer,times=1");
    assertThatThrownBy(() -> submit(CONFIG, "key-1")).isInstanceOf(IOException.class);
    var retried = submit(CONFIG, "key-1");
    assertThat(retried.statusCode()).isEqualTo(200);
    assertThat(json.readTree(retried.body()).path("replay").asBoolean()).isTrue();
  }

  @Test
  void aClosedConnectionHasStartedNothing() throws Exception {
    environment.put("STANDIN_SUBMIT_FAULT", "close,times=1");
    assertThatThrownBy(() -> submit(CONFIG, "key-1")).isInstanceOf(IOException.class);
    assertThat(kubernetes.objects()).isEmpty();
  }

  @Test
  void faultsForTheIngestorReachIt() throws Exception {
    environment.put("STANDIN_INGEST_FAULT", "crash-first-pod");
    var job = kubernetes.objects().get(jobPath(json.readTree(submit(CONFIG, "key-1").body())));
    assertThat(job.path("spec").path("backoffLimit").asInt()).isEqualTo(1);
    assertThat(job.findValue("env").toString()).contains("STANDIN_INGEST_FAULT", "crash-first-pod");
  }

  private HttpResponse<String> submit(String config, String key) throws Exception {
    return submit(body(config, key));
  }

  private HttpResponse<String> submit(String body) throws Exception {
    return send(body, Optional.of(TOKEN));
  }

  private HttpResponse<String> send(String body, Optional<String> token) throws Exception {
    var request =
        HttpRequest.newBuilder(address("/internal/submit-ingestion-run"))
            .timeout(Duration.ofSeconds(20))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private URI address(String path) throws IOException {
    if (manager.isEmpty()) {
      var policy = new Policy(List.of(new Policy.Entry(new Account("demo", "ingestor"), prefixes)));
      var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      manager =
          Optional.of(
              JobsManager.start(
                  anyPort, kubernetes.client(), "demo", policy, environment, _ -> {}));
    }
    return URI.create("http://127.0.0.1:" + manager.get().port() + path);
  }

  private String body(String config, String key) {
    return json.writeValueAsString(Map.of("ingest_config", config, "idempotency_key", key));
  }

  private String body(String config, String key, String digest) {
    return json.writeValueAsString(
        Map.of("ingest_config", config, "idempotency_key", key, "image_digest", digest));
  }

  private static String jobPath(JsonNode answer) {
    return "/apis/batch/v1/namespaces/demo/jobs/" + answer.path("job_name").asString();
  }
}
