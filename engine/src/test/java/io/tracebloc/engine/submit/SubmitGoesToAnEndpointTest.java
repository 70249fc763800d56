package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.fakes.FakeApi;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code contract/protocol.md} 3: the direct way, and trap 20. */
@Timeout(60)
class SubmitGoesToAnEndpointTest {
  private static final byte[] BODY = {'{', '}'};

  private final FakeApi server = new FakeApi();
  private final AtomicBoolean sent = new AtomicBoolean();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpAnswer post(URI endpoint, Duration limit) throws Exception {
    var transport = new DirectTransport(endpoint, limit, new NoSuchProxy());
    return transport.post(BODY, Submissions.token("t0k"), () -> sent.set(true));
  }

  private static final class NoSuchProxy extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      return List.of(
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.invalid", 3128)));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {}
  }

  @Test
  void the_path_is_added_and_no_proxy_stands_between() throws Exception {
    server.on(
        "POST", "/in/internal/submit-ingestion-run", (_, answer) -> answer.send(201, "{\"a\":1}"));

    assertThat(post(server.address().resolve("/in/"), Duration.ofSeconds(20)))
        .isEqualTo(new HttpAnswer(201, "{\"a\":1}"));
    assertThat(server.requests().getFirst().body()).isEqualTo("{}");
    assertThat(sent).isTrue();
  }

  @Test
  void redirections_are_not_followed_with_a_token() throws Exception {
    server.on(
        "POST", "/internal/submit-ingestion-run", (_, answer) -> answer.send(307, "elsewhere"));

    assertThat(post(server.address(), Duration.ofSeconds(20)).status()).isEqualTo(307);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void only_64_kibibytes_of_an_answer_are_read() throws Exception {
    server.on(
        "POST",
        "/internal/submit-ingestion-run",
        (_, answer) -> answer.send(500, "x".repeat(200_000)));

    assertThat(post(server.address(), Duration.ofSeconds(20)).body())
        .hasSize(HttpAnswer.LONGEST_BODY);
  }

  @Test
  void a_silent_server_is_given_up_in_time() {
    server.on("POST", "/internal/submit-ingestion-run", (_, _) -> new CountDownLatch(1).await());

    assertThatThrownBy(() -> post(server.address(), Duration.ofMillis(200)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no answer within");
  }

  @Test
  void an_answer_cut_in_the_middle_is_a_broken_connection() {
    server.on(
        "POST",
        "/internal/submit-ingestion-run",
        (_, answer) -> {
          answer.doomedStream().write('{');
          answer.cut();
        });

    assertThatThrownBy(() -> post(server.address(), Duration.ofSeconds(20)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(MalformedAnswerException.class);
  }

  @Test
  void another_protocol_is_told_apart() throws Exception {
    try (var mail = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Thread speaker =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (Socket client = mail.accept()) {
                      client.getOutputStream().write("220 mail ready\r\n\r\n".getBytes(UTF_8));
                      client.getOutputStream().flush();
                      client.getInputStream().readAllBytes();
                    } catch (IOException e) {
                      // The client went away.
                    }
                  });

      assertThatThrownBy(
              () ->
                  post(
                      URI.create("http://127.0.0.1:" + mail.getLocalPort()),
                      Duration.ofSeconds(20)))
          .isInstanceOf(MalformedAnswerException.class);
      speaker.join();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:1,direct",
    "http://127.8.0.1,direct",
    "http://[::1]:80,direct",
    "http://jobs-manager.demo.svc:8080,direct",
    "http://jobs-manager.demo.svc.cluster.local:8080,direct",
    "https://ingest.example.org,proxy",
    "https://127.example.org,proxy"
  })
  void proxies_are_for_addresses_outside(URI address, String way) {
    List<Proxy> proxies = new OutsideProxies(new NoSuchProxy()).select(address);

    assertThat(proxies.getFirst().equals(Proxy.NO_PROXY)).isEqualTo(way.equals("direct"));
  }

  @Test
  void the_destination_hides_what_stands_before_the_host() {
    var transport =
        new DirectTransport(
            URI.create("https://user:pass@ingest.example.org:8443/x"),
            Duration.ofSeconds(1),
            new NoSuchProxy());

    assertThat(transport.destination()).isEqualTo("https://ingest.example.org:8443");
  }
}
