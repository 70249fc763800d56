package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.sandbox.pods.stream.StreamFaults.Action;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Direction;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Fault;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsBreakOnRequestTest {
  private static final AtomicReference<Optional<Fault>> FAULT =
      new AtomicReference<>(Optional.empty());

  @TempDir static Path directory;
  private static PracticeApi cluster;
  private static Path claim;

  @BeforeAll
  static void startCluster() {
    cluster = new PracticeApi(directory, settings -> settings.withFaults(_ -> FAULT.get()));
    claim = cluster.claim("shared");
    cluster.create(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: stage}
        spec:
          volumes: [{name: d, persistentVolumeClaim: {claimName: shared}}]
          containers: [{name: c, image: tools, command: [sleep, '1000'], volumeMounts: [{name: d, mountPath: /d}]}]
        """);
    cluster.await(
        ResourceTypes.PODS,
        "stage",
        pod -> pod.path("status").path("phase").asString("").equals("Running"));
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  private static UpgradedConnection exec(Fault fault, String script) throws IOException {
    FAULT.set(Optional.of(fault));
    return UpgradedConnection.webSocket(
        cluster, UpgradedConnection.exec("stage", true, "sh", "-c", script), "v5.channel.k8s.io");
  }

  @Test
  void anUploadIsCutAtTheByte() throws IOException {
    var fault = new Fault(Direction.TO_CONTAINER, 7, Action.CUT);
    try (var connection = exec(fault, "cat > cut; mv cut done; echo")) {
      connection.send(0, "12345");
      connection.send(0, "67890");

      assertThatThrownBy(() -> connection.read(3))
          .isInstanceOfAny(EOFException.class, SocketException.class);
    }
    PracticePods.until("process ended", () -> Files.exists(claim.resolve("done")));
    assertThat(claim.resolve("done")).hasContent("1234567");
  }

  @Test
  void aDownloadIsCut() throws IOException {
    var fault = new Fault(Direction.TO_CLIENT, 0, Action.CUT);
    try (var connection = exec(fault, "echo hello")) {
      assertThatThrownBy(() -> connection.read(3))
          .isInstanceOfAny(EOFException.class, SocketException.class);
    }
  }

  @Test
  void anUploadStalls() throws IOException {
    var fault = new Fault(Direction.TO_CONTAINER, 3, Action.STALL);
    try (var connection = exec(fault, "head -c 3; head -c 1 > more; echo")) {
      connection.send(0, "12345");
      connection.send(2, true, new byte[] {(byte) 0xff, 0});

      connection.timeout(500);
      assertThatThrownBy(() -> connection.read(3)).isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(claim.resolve("more"))
        .satisfiesAnyOf(
            file -> assertThat(file).doesNotExist(), file -> assertThat(file).isEmptyFile());
  }

  @Test
  void oneByteIsChanged() throws IOException {
    var up = new Fault(Direction.TO_CONTAINER, 2, Action.CORRUPT);
    try (var connection = exec(up, "head -c 5 > up; echo")) {
      connection.send(0, "abcde");
      connection.read(3);
    }
    assertThat(claim.resolve("up")).hasContent("abCde");

    var down = new Fault(Direction.TO_CLIENT, 1, Action.CORRUPT);
    try (var connection = exec(down, "printf xyz")) {
      assertThat(new String(connection.read(1).bytes(), StandardCharsets.UTF_8)).isEqualTo("xYz");
    }
  }
}
