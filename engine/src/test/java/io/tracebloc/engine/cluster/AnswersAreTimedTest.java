package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnswersAreTimedTest {
  private final AnswerTimes times = new AnswerTimes();
  private final AtomicLong delay = new AtomicLong();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            Thread.sleep(delay.get());
            exchange.sendResponseHeaders(204, -1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void ask(long serverTakes) throws IOException {
    delay.set(serverTakes);
    var client = new OkHttpClient.Builder().addNetworkInterceptor(times).build();
    var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    try (var answer = client.newCall(new Request.Builder().url(address).build()).execute()) {
      assertThat(answer.code()).isEqualTo(204);
    }
  }

  @Test
  void theFastestAnswerCounts() throws IOException {
    assertThat(times.fastest()).isEmpty();

    ask(300);
    var slow = times.fastest().orElseThrow();
    assertThat(slow).isGreaterThanOrEqualTo(Duration.ofMillis(300));

    ask(0);
    assertThat(times.fastest().orElseThrow()).isLessThan(slow);

    var fast = times.fastest();
    ask(300);
    assertThat(times.fastest()).isEqualTo(fast);
  }
}
