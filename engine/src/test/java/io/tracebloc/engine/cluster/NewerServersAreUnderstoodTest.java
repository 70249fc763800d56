package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.AuthenticationV1TokenRequest;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models are read with whatever fields a server may have learnt since, and written plainly. */
class NewerServersAreUnderstoodTest {
  private static final String POD =
      """
      {"kind": "Pod", "metadata": {"name": "p", "creationTimestamp": "2026-01-02T03:04:05Z",
        "fromTheFuture": {"a": [1]}, "deletionTimestamp": null},
       "spec": {"containers": [{"name": "c", "resources": {"limits": {"cpu": "500m"}},
         "unheardOf": true}]},
       "status": {"phase": "Running", "alsoNew": []}, "topLevel": 1}
      """;

  @TempDir Path directory;

  @Test
  void unknownFieldsArePassedOverAtEveryLevel() throws Exception {
    try (var server = RecordingServer.plain()) {
      server.answer((seen, exchange) -> RecordingServer.send(exchange, 200, POD));
      var cluster =
          ClusterAccess.open(
              TestOptions.of("--server", "http://127.0.0.1:" + server.port()),
              TestEnvironment.in(directory));
      var calls = ApiCalls.of(cluster);

      var pod = calls.call("reading", () -> calls.core().readNamespacedPod("p", "ns").execute());

      assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
      assertThat(pod.getMetadata().getCreationTimestamp())
          .isEqualTo(OffsetDateTime.parse("2026-01-02T03:04:05Z"));
      assertThat(pod.getSpec().getContainers().getFirst().getResources().getLimits())
          .isEqualTo(Map.of("cpu", new Quantity("500m")));
    }
  }

  @Test
  void requestsCarryTheModelAsTheServerWantsIt() throws Exception {
    try (var server = RecordingServer.plain()) {
      server.answer(
          (seen, exchange) ->
              RecordingServer.send(
                  exchange,
                  201,
                  """
                  {"spec": {"audiences": ["a"]},
                   "status": {"token": "t", "expirationTimestamp": "2026-01-01T00:00:00Z"}}
                  """));
      var cluster =
          ClusterAccess.open(
              TestOptions.of("--server", "http://127.0.0.1:" + server.port()),
              TestEnvironment.in(directory));
      var calls = ApiCalls.of(cluster);

      var answer =
          calls.call(
              "asking for a token",
              () ->
                  calls
                      .core()
                      .createNamespacedServiceAccountToken(
                          "sa", "ns", new AuthenticationV1TokenRequest())
                      .execute());

      assertThat(answer.getStatus().getToken()).isEqualTo("t");
      assertThat(server.last().header("Content-Type")).startsWith("application/json");
    }
  }

  @Test
  void bytesQuantitiesAndPortsKeepTheirForms() {
    var gson = ApiModels.gson();
    var secret = new V1Secret().data(Map.of("k", "<v>".getBytes(StandardCharsets.UTF_8)));
    var port = new V1ServicePort().targetPort(new IntOrString("http")).port(8080);

    assertThat(gson.toJson(secret)).contains("\"k\":\"PHY+\"");
    assertThat(gson.fromJson(gson.toJson(secret), V1Secret.class)).isEqualTo(secret);
    assertThat(gson.fromJson(gson.toJson(port), V1ServicePort.class)).isEqualTo(port);
    assertThat(gson.fromJson(POD, V1Pod.class).getMetadata().getDeletionTimestamp()).isNull();
  }

  @Test
  void aDeletedObjectIsTakenWhereAStatusWasAnnounced() {
    var gson = ApiModels.gson();

    assertThat(gson.fromJson(POD, V1Status.class).getStatus()).isNull();
    assertThat(gson.fromJson("{\"status\":\"Success\"}", V1Status.class).getStatus())
        .isEqualTo("Success");
    assertThat(JsonParser.parseString(gson.toJson(new V1Status().status("Failure"))))
        .hasToString("{\"status\":\"Failure\"}");
  }
}
