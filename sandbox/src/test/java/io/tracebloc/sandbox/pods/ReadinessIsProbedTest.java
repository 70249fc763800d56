package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ReadinessIsProbedTest {
  @TempDir Path directory;
  private PracticePods pods;
  private Path claim;

  @BeforeEach
  void startNode() {
    pods = new PracticePods(directory);
    claim = pods.claim("gate");
  }

  @AfterEach
  void stopNode() {
    pods.close();
  }

  private void pod(String script, String probe) {
    pods.pod(
        "probed",
        """
        volumes: [{name: d, persistentVolumeClaim: {claimName: gate}}]
        containers:
        - name: main
          image: tools
          command: [sh, -c, 'while [ ! -e go ]; do sleep 0.05; done; %s']
          ports: [{name: http, containerPort: 8080}]
          readinessProbe: {periodSeconds: 1, failureThreshold: 1, %s}
          volumeMounts: [{name: d, mountPath: /d}]
        """
            .formatted(script, probe));
    pods.awaitPhase("probed", "Running");
  }

  private static boolean isReady(ObjectNode pod) {
    return pod.path("status").path("containerStatuses").path(0).path("ready").asBoolean(true);
  }

  private void open() throws IOException {
    assertThat(isReady(pods.get("probed"))).isFalse();
    Files.createFile(claim.resolve("go"));
    pods.awaitReady("probed");
  }

  @Test
  void byConnecting() throws IOException {
    pod("nc -ll -p $PRACTICE_PORT_8080 -e cat", "tcpSocket: {port: 8080}");
    open();
  }

  @Test
  void byHttp() throws IOException {
    pod(
        "mkdir www; httpd -f -p 127.0.0.1:$PRACTICE_PORT_8080 -h .",
        "httpGet: {port: http, path: /go}");
    open();
  }

  @Test
  void byACommandWhoseAnswerMayChange() throws IOException {
    pod("sleep 1000", "exec: {command: [test, -e, /d/go]}");
    open();

    Files.delete(claim.resolve("go"));

    pods.await("probed", pod -> !isReady(pod));
  }
}
