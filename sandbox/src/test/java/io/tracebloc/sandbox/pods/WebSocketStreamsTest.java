package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.pods.node.Conditions;
import io.tracebloc.sandbox.pods.stream.StreamProtocol;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire (protocol.md 6.2-6.4), frame by frame. */
class WebSocketStreamsTest {
  private static final String V4 = "v4.channel.k8s.io";
  private static final String V5 = "v5.channel.k8s.io";

  @TempDir static Path directory;
  private static PracticeApi cluster;
  private static Path claim;

  @BeforeAll
  static void startCluster() {
    cluster = new PracticeApi(directory);
    claim = cluster.claim("shared");
    cluster.create(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: stage}
        spec:
          volumes: [{name: d, persistentVolumeClaim: {claimName: shared}}]
          containers:
          - name: stage
            image: tools
            command: [sh, -c, 'nc -ll -p $PRACTICE_PORT_8080 -e cat']
            ports: [{containerPort: 8080}]
            readinessProbe: {tcpSocket: {port: 8080}, periodSeconds: 1}
            volumeMounts: [{name: d, mountPath: /data/shared}]
        """);
    cluster.await(
        ResourceTypes.PODS,
        "stage",
        pod -> Conditions.isTrue(pod.path("status").path("conditions"), "Ready"));
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  private static UpgradedConnection exec(String protocol, String... command) throws IOException {
    return UpgradedConnection.webSocket(
        cluster, UpgradedConnection.exec("stage", true, command), protocol);
  }

  @Test
  void theNewestCommonProtocolIsChosen() throws IOException {
    try (var connection =
        UpgradedConnection.webSocket(
            cluster, UpgradedConnection.exec("stage", false, "true"), V5, V4)) {
      assertThat(connection.head)
          .startsWith("HTTP/1.1 101")
          .containsIgnoringCase("sec-websocket-protocol: " + V5);
    }
  }

  @Test
  void anUnknownProtocolIsRefusedBeforeTheUpgrade() throws IOException {
    try (var connection =
        UpgradedConnection.webSocket(
            cluster, UpgradedConnection.exec("stage", false, "true"), "v9.channel.k8s.io")) {
      assertThat(connection.head).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void aRefusalHasAStatus() throws IOException {
    try (var connection =
        UpgradedConnection.webSocket(
            cluster, UpgradedConnection.exec("nobody", false, "true"), V5)) {
      assertThat(connection.head).startsWith("HTTP/1.1 404");
      var length = connection.head.replaceAll("(?is).*content-length: *(\\d+).*", "$1");
      var bytes = connection.in.readNBytes(Integer.parseInt(length));
      var body = new String(bytes, StandardCharsets.UTF_8);
      assertThat(body).contains("pods \\\"nobody\\\" not found");
    }
  }

  @Test
  void theFirstMessageIsEmptyAndTheLastIsTheStatus() throws IOException {
    try (var connection = exec(V4, "sh", "-c", "echo out; echo err >&2; exit 3")) {
      var first = connection.read();
      assertThat(first.channel()).isEqualTo(1);
      assertThat(first.bytes()).isEmpty();

      var status = connection.read(3).text();

      assertThat(status)
          .contains("\"status\":\"Failure\"", "\"reason\":\"NonZeroExitCode\"")
          .contains("{\"reason\":\"ExitCode\",\"message\":\"3\"}");
      assertThat(connection.read().opcode()).isEqualTo(8);
    }
  }

  @Test
  void outputsHaveTheirOwnChannels() throws IOException {
    try (var connection = exec(V5, "sh", "-c", "echo out; echo err >&2; read x")) {
      assertThat(connection.read(1).text()).isEqualTo("out\n");
    }
    try (var connection = exec(V5, "sh", "-c", "echo out; echo err >&2; read x")) {
      assertThat(connection.read(2).text()).isEqualTo("err\n");
    }
  }

  @Test
  void versionFiveEndsStandardInput() throws IOException {
    try (var connection = exec(V5, "sh", "-c", "wc -c; exit 0")) {
      connection.send(0, "hello");
      connection.send(2, true, new byte[] {(byte) 0xff, 0});

      assertThat(connection.read(1).text()).isEqualTo("5\n");
      assertThat(connection.read(3).text()).contains("\"status\":\"Success\"");
    }
  }

  @Test
  void versionFourTakesNoEndOfInputButCountedBytes() throws IOException {
    try (var connection = exec(V4, "sh", "-c", "head -c 5 | wc -c")) {
      connection.send(2, true, new byte[] {(byte) 0xff, 0});
      connection.send(0, "hel");
      connection.send(0, "lo and more");

      assertThat(connection.read(1).text()).isEqualTo("5\n");
      assertThat(connection.read(3).text()).contains("\"status\":\"Success\"");
    }
  }

  @Test
  void aMessageMayComeInFragments() throws IOException {
    try (var connection = exec(V5, "sh", "-c", "cat; echo")) {
      connection.send(2, false, new byte[] {0, 'a'});
      connection.send(0, false, new byte[] {'b'});
      connection.send(9, true, new byte[] {'?'});
      connection.send(0, true, new byte[] {'c'});
      connection.send(2, true, new byte[] {(byte) 0xff, 0});

      var pong = connection.read();
      while (pong.opcode() != 10) {
        pong = connection.read();
      }
      assertThat(pong.payload().get(0)).isEqualTo((byte) '?');
      connection.read(3);
    }
    try (var connection = exec(V5, "sh", "-c", "read x; echo got $x")) {
      connection.send(2, false, new byte[] {0, 'a'});
      connection.send(0, true, new byte[] {'b', '\n'});
      assertThat(connection.read(1).text()).isEqualTo("got ab\n");
    }
  }

  @Test
  void pingsAreAnsweredWhileTheCommandIsBusy() throws IOException {
    try (var connection = exec(V5, "sleep", "1000")) {
      connection.read();
      connection.send(9, true, new byte[] {1, 2});

      var pong = connection.read();

      assertThat(pong.opcode()).isEqualTo(10);
      assertThat(pong.payload().remaining()).isEqualTo(2);
    }
  }

  @Test
  void aVanishedClientEndsTheCommandsInput() throws IOException {
    try (var connection = exec(V5, "sh", "-c", "cat > /dev/null; echo ended > left-behind")) {
      connection.read();
      connection.send(0, "some");
    }
    PracticePods.until("input ended", () -> Files.exists(claim.resolve("left-behind")));
  }

  @Test
  void aForwardedPortTellsItsNumberFirst() throws IOException {
    try (var connection =
        UpgradedConnection.webSocket(
            cluster, "/api/v1/namespaces/default/pods/stage/portforward?ports=8080,9", V4)) {
      for (var channel = 0; channel < 4; channel++) {
        var frame = connection.read();
        assertThat(frame.channel()).isEqualTo(channel);
        var port = channel < 2 ? new byte[] {(byte) 0x90, 0x1f} : new byte[] {9, 0};
        assertThat(frame.bytes()).isEqualTo(port);
      }

      connection.send(0, "ping\n");

      var seen = List.of(connection.read(), connection.read());
      assertThat(seen).anyMatch(frame -> frame.channel() == 0 && frame.text().equals("ping\n"));
      assertThat(seen)
          .anyMatch(frame -> frame.channel() == 3 && frame.text().contains("connection refused"));
    }
  }

  @Test
  void everyProtocolCanBeSwitchedOff(@TempDir Path other) throws IOException {
    try (var restricted =
        new PracticeApi(
            other, settings -> settings.withProtocols(Set.of(StreamProtocol.WEBSOCKET_V4)))) {
      restricted.create(
          "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: tools, command: [sleep, '1000']}]}}");
      restricted.await(
          ResourceTypes.PODS,
          "p",
          pod -> pod.path("status").path("phase").asString("").equals("Running"));
      var path = UpgradedConnection.exec("p", false, "true");

      try (var both = UpgradedConnection.webSocket(restricted, path, V5, V4);
          var five = UpgradedConnection.webSocket(restricted, path, V5);
          var spdy =
              new UpgradedConnection(
                  restricted,
                  "POST",
                  path,
                  List.of(
                      "Upgrade: SPDY/3.1",
                      "Content-Length: 0",
                      "X-Stream-Protocol-Version: v4.channel.k8s.io"))) {
        assertThat(both.head).containsIgnoringCase("sec-websocket-protocol: " + V4);
        assertThat(five.head).startsWith("HTTP/1.1 403");
        assertThat(spdy.head).startsWith("HTTP/1.1 400");
      }
    }
  }
}
