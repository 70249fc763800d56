package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubernetes.client.openapi.models.V1Pod;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads survive a connection that breaks; nothing else is sent twice. */
class BrokenConnectionsAreRetriedTest {
  private static final String WHOLE =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 29\r\n"
          + "Connection: close\r\n\r\n{\"metadata\":{\"name\":\"whole\"}}";
  private static final String CUT = WHOLE.substring(0, WHOLE.length() - 12);
  private static final String NOTHING = "";

  @TempDir Path directory;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private ServerSocket listener;
  private volatile List<String> answers = List.of();

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    listener.close();
  }

  @Test
  void beforeTheAnswerAndInTheMiddleOfIt() {
    answers = List.of(NOTHING, CUT, WHOLE);

    var answer = calls().get("listing Pods", "/pods").orThrow();

    assertThat(answer.getAsJsonObject("metadata").get("name").getAsString()).isEqualTo("whole");
    assertThat(requests).hasSize(3).containsOnly("GET /pods HTTP/1.1");
  }

  @Test
  void typedReadsToo() {
    answers = List.of(CUT, NOTHING, WHOLE);
    var calls = calls();

    V1Pod pod =
        calls.call("reading Pod p", () -> calls.core().readNamespacedPod("p", "ns").execute());

    assertThat(pod.getMetadata().getName()).isEqualTo("whole");
    assertThat(requests).hasSize(3);
  }

  @Test
  void endlessAnswersAreOpenedAgainButNotReadAgain() throws Exception {
    answers = List.of(NOTHING, CUT);

    try (InputStream log = calls().open("reading a log", "/log", Duration.ofSeconds(9)).orThrow()) {
      assertThatThrownBy(log::readAllBytes).isInstanceOf(IOException.class);
    }
    assertThat(requests).hasSize(2);
  }

  @Test
  void butNotForEver() {
    answers = List.of(NOTHING, NOTHING, NOTHING, WHOLE);

    assertThatThrownBy(() -> calls().get("listing Pods", "/pods"))
        .isInstanceOf(ClusterFailure.class)
        .hasMessageContainingAll("Listing Pods failed", "broke");
    assertThat(requests).hasSize(3);
  }

  @Test
  void whatChangesSomethingIsSentOnce() {
    answers = List.of(NOTHING, WHOLE);
    var calls = calls();

    assertThatThrownBy(
            () ->
                calls.call(
                    "creating Pod p",
                    () -> calls.core().createNamespacedPod("ns", new V1Pod()).execute()))
        .isInstanceOf(ClusterFailure.class);
    assertThat(requests).hasSize(1);
  }

  @Test
  void refusedConnectionsAreFinal() throws Exception {
    var calls = calls();
    listener.close();

    assertThatThrownBy(() -> calls.get("listing Pods", "/pods"))
        .isInstanceOf(ClusterFailure.class)
        .hasMessageContaining("refused the connection");
  }

  @Test
  void thePauseCanBeInterrupted() throws Exception {
    answers = List.of(CUT, CUT, CUT, CUT);
    var calls = calls();
    var done = new CountDownLatch(1);
    var seen = new Throwable[1];
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  try {
                    calls.get("listing Pods", "/pods");
                  } catch (Throwable exception) {
                    seen[0] = exception;
                  } finally {
                    done.countDown();
                  }
                });
    done.await();
    thread.join();

    assertThat(seen[0]).isInstanceOf(InterruptedFailure.class);
  }

  private ApiCalls calls() {
    var options = TestOptions.of("--server", "http://127.0.0.1:" + listener.getLocalPort());
    return ApiCalls.of(ClusterAccess.open(options, TestEnvironment.in(directory)));
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        requests.add(header(socket.getInputStream()));
        var answer = answers.get(requests.size() - 1);
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException gone) {
        // The client has left, or the test is over.
      }
    }
  }

  /** The first line; the rest of the header is read and forgotten. */
  private static String header(InputStream input) throws IOException {
    var text = new StringBuilder();
    for (int next = input.read(); next >= 0 && text.indexOf("\r\n\r\n") < 0; ) {
      text.append((char) next);
      next = text.indexOf("\r\n\r\n") < 0 ? input.read() : 0;
    }
    return text.toString().lines().findFirst().orElse("");
  }
}
