package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.sandbox.store.ApiException;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsAreReadTest {
  @TempDir static Path directory;
  private static PracticePods pods;

  @BeforeAll
  static void startNode() {
    pods = new PracticePods(directory);
    pods.output("ten", "for i in 1 2 3 4 5 6 7 8 9 10; do echo line $i; done");
  }

  @AfterAll
  static void stopNode() {
    pods.close();
  }

  @Test
  void theLastLinesAreShown() {
    assertThat(pods.log("ten", Map.of("tailLines", "2"))).isEqualTo("line 9\nline 10\n");
    assertThat(pods.log("ten", Map.of("tailLines", "0"))).isEmpty();
    assertThat(pods.log("ten", Map.of("tailLines", "99"))).startsWith("line 1\n");
  }

  @Test
  void theTailOfALongLogIsFound() {
    pods.output("long", "seq 1 20000");

    assertThat(pods.log("long", Map.of("tailLines", "3"))).isEqualTo("19998\n19999\n20000\n");
    assertThat(pods.log("long", Map.of("tailLines", "15000")).lines()).hasSize(15000);
  }

  @Test
  void bytesAreLimited() {
    assertThat(pods.log("ten", Map.of("limitBytes", "10"))).isEqualTo("line 1\nlin");
  }

  @Test
  void timestampsTellTheTime() {
    var lines = pods.log("ten", Map.of("timestamps", "true")).lines().toList();

    assertThat(lines).hasSize(10);
    var first = lines.getFirst().split(" ", 2);
    assertThat(Instant.parse(first[0])).isBefore(Instant.now());
    assertThat(first[1]).isEqualTo("line 1");
  }

  @Test
  void onlyWhatIsNewerIsShown() {
    assertThat(pods.log("ten", Map.of("sinceSeconds", "600"))).startsWith("line 1\n");
    assertThat(pods.log("ten", Map.of("sinceTime", "2100-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void bothOutputsAreKept() {
    assertThat(pods.output("both", "echo out; echo err >&2").lines())
        .containsExactlyInAnyOrder("out", "err");
  }

  @Test
  void longLinesAndMissingEndsComeThrough() {
    var text =
        pods.output("odd", "head -c 100000 /dev/zero | tr '\\0' x; echo; printf 'a\\rb\\rno end'");

    assertThat(text).isEqualTo("x".repeat(100000) + "\na\rb\rno end");
  }

  @Test
  void followingEndsWithTheContainer() throws Exception {
    pods.claim("signal");
    pods.pod(
        "talks",
        """
        restartPolicy: Never
        volumes: [{name: d, persistentVolumeClaim: {claimName: signal}}]
        containers:
        - name: main
          image: tools
          command: [sh, -c, 'echo one; while [ ! -e go ]; do sleep 0.05; done; echo two']
          volumeMounts: [{name: d, mountPath: /d}]
        """);
    pods.awaitReady("talks");
    var sink = new PipedOutputStream();
    var source = new PipedInputStream(sink);
    var reader = Thread.ofVirtual().start(() -> follow("talks", sink));

    assertThat(new String(source.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("one\n");
    Files.createFile(pods.runtime.claimDirectory("demo", "signal").orElseThrow().resolve("go"));

    assertThat(new String(source.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("two\n");
    reader.join();
  }

  private static void follow(String pod, PipedOutputStream sink) {
    try (sink) {
      pods.runtime.log(pods.get(pod), Map.of("follow", List.of("true")), sink);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void aWaitingContainerHasNoLog() {
    pods.pod("pending", "containers: [{name: main, image: 'nowhere:1'}]");
    pods.await("pending", pod -> pod.path("status").has("containerStatuses"));

    assertThatThrownBy(() -> pods.log("pending", Map.of()))
        .isInstanceOf(ApiException.class)
        .hasMessageMatching(
            "container \"main\" in pod \"pending\" is waiting to start: (ErrImagePull|ImagePullBackOff)");
    assertThatThrownBy(() -> pods.log("ten", Map.of("previous", "true")))
        .hasMessage("previous terminated container \"main\" in pod \"ten\" not found");
    assertThatThrownBy(() -> pods.log("ten", Map.of("container", "other")))
        .hasMessage("container other is not valid for pod ten");
    assertThatThrownBy(() -> pods.log("ten", Map.of("tailLines", "many")))
        .hasMessageContaining("tailLines");
  }
}
