package io.tracebloc.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which transport {@code auto} ends up with. */
@Timeout(30)
class TransportChoiceTest {
  private static final PodContainer CONTAINER = new PodContainer("demo", "stage-1", "stage");

  private static boolean isSpdy(FakeServer.Request request) {
    return request.header("upgrade").equals("SPDY/3.1");
  }

  private static void acceptSpdy(Socket socket, FakeServer.Request request) throws IOException {
    new SpdyFarSide(socket, request, FarSide.Kind.EXEC).exit(0);
  }

  private static void acceptWebSocket(Socket socket, FakeServer.Request request)
      throws IOException {
    new WebSocketFarSide(socket, request, FarSide.Kind.EXEC, "v4.channel.k8s.io").exit(0);
  }

  private static int run(PodStreams streams) throws Exception {
    try (var session = streams.exec(CONTAINER, List.of("true"))) {
      return session.await();
    }
  }

  @Test
  void prefersSpdy() throws Exception {
    try (var server = new FakeServer(TransportChoiceTest::acceptSpdy)) {
      var streams = PodStreams.through(server.endpoint(), StreamOptions.of(Transport.AUTO));
      assertThat(run(streams)).isZero();
      assertThat(server.requests).singleElement().matches(TransportChoiceTest::isSpdy);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400 Bad Request, Upgrade request required",
    "403 Forbidden, <html>proxy</html>",
    "405 Method Not Allowed, ''",
    "502 Bad Gateway, <html>proxy</html>",
    "200 OK, hello",
  })
  void takesWebSocketWhereTheUpgradeIsRefusedAndRemembersIt(String head, String body)
      throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) -> {
              if (isSpdy(request)) {
                FakeServer.answer(socket, head, body);
              } else {
                acceptWebSocket(socket, request);
              }
            })) {
      var streams = PodStreams.through(server.endpoint(), StreamOptions.of(Transport.AUTO));
      assertThat(run(streams)).isZero();
      assertThat(run(streams)).isZero();
      assertThat(server.requests).hasSize(3);
      assertThat(server.requests.getLast().header("sec-websocket-protocol"))
          .isEqualTo("v5.channel.k8s.io, v4.channel.k8s.io");
    }
  }

  @Test
  void takesWebSocketWhereAProxyDropsTheConnection() throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) -> {
              if (!isSpdy(request)) {
                acceptWebSocket(socket, request);
              }
            })) {
      var streams = PodStreams.through(server.endpoint(), StreamOptions.of(Transport.AUTO));
      assertThat(run(streams)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401 Unauthorized, 401",
    "429 Too Many Requests, 429",
    "404 Not Found, 404",
    "500 Internal Server Error, 500"
  })
  void theApiServersOwnVerdictIsFinal(String head, int code) throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) ->
                FakeServer.answer(socket, head, FakeServer.status(code, "no \\u001b[31m")))) {
      var streams = PodStreams.through(server.endpoint(), StreamOptions.of(Transport.AUTO));
      assertThatThrownBy(() -> run(streams))
          .isInstanceOf(StreamRefusedException.class)
          .hasMessage("no \\x1b[31m");
      assertThat(server.requests).allMatch(TransportChoiceTest::isSpdy);
    }
  }

  /** SPDY needs the right to create, WebSocket the one to get (contract/protocol.md 6.1). */
  @Test
  void theRightToGetIsTriedWhereTheOneToCreateIsMissing() throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) -> {
              if (isSpdy(request)) {
                FakeServer.answer(socket, "403 Forbidden", FakeServer.status(403, "no create"));
              } else {
                acceptWebSocket(socket, request);
              }
            })) {
      assertThat(run(auto(server))).isZero();
    }
    try (var server =
        new FakeServer(
            (socket, request) ->
                FakeServer.answer(socket, "403 Forbidden", FakeServer.status(403, "no rights")))) {
      assertThatThrownBy(() -> run(auto(server))).hasMessage("no rights");
      assertThat(server.requests).hasSize(2);
    }
  }

  private static PodStreams auto(FakeServer server) {
    return PodStreams.through(server.endpoint(), StreamOptions.of(Transport.AUTO));
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "WEBSOCKET"})
  void offersV4AloneWhereOfferingV5IsTheTrouble(Transport wanted) throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) -> {
              if (request.header("sec-websocket-protocol").equals("v4.channel.k8s.io")) {
                acceptWebSocket(socket, request);
              } else {
                FakeServer.answer(socket, "400 Bad Request", "unknown protocol");
              }
            })) {
      var streams = PodStreams.through(server.endpoint(), StreamOptions.of(wanted));
      assertThat(run(streams)).isZero();
      int requests = server.requests.size();
      assertThat(run(streams)).isZero();
      assertThat(server.requests).hasSize(requests + 1);
    }
  }

  @Test
  void takesWebSocketWhereAProxyAgreesToSpdyAndThenDropsIt() throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) -> {
              if (isSpdy(request)) {
                FakeServer.answer(
                    socket,
                    "101 Switching Protocols\r\nUpgrade: SPDY/3.1\r\n"
                        + "X-Stream-Protocol-Version: v4.channel.k8s.io",
                    "");
              } else {
                acceptWebSocket(socket, request);
              }
            })) {
      assertThat(run(auto(server))).isZero();
    }
  }

  @Test
  void aTransportThatWorksIsKeptThroughOneRefusal() throws Exception {
    var refusing = new AtomicBoolean();
    try (var server =
        new FakeServer(
            (socket, request) -> {
              if (!isSpdy(request)) {
                acceptWebSocket(socket, request);
              } else if (refusing.get()) {
                FakeServer.answer(socket, "502 Bad Gateway", "restarting");
              } else {
                acceptSpdy(socket, request);
              }
            })) {
      var streams = auto(server);
      assertThat(run(streams)).isZero();
      refusing.set(true);
      assertThat(run(streams)).isZero();
      refusing.set(false);
      assertThat(run(streams)).isZero();
      assertThat(server.requests).hasSize(4);
      assertThat(server.requests.getLast()).matches(TransportChoiceTest::isSpdy);
    }
  }

  @Test
  void aTransportThatStopsWorkingLosesItsPlace() throws Exception {
    var refusing = new AtomicBoolean();
    try (var server =
        new FakeServer(
            (socket, request) -> {
              if (!isSpdy(request)) {
                acceptWebSocket(socket, request);
              } else if (!refusing.get()) {
                acceptSpdy(socket, request);
              }
            })) {
      var streams = auto(server);
      assertThat(run(streams)).isZero();
      refusing.set(true);
      for (int i = 0; i < 4; i++) {
        assertThat(run(streams)).isZero();
      }
      assertThat(server.requests).hasSize(1 + 3 * 2 + 1);
    }
  }

  @Test
  void aServerThatDropsEveryRequestIsATransientFailure() throws Exception {
    try (var server = new FakeServer((socket, request) -> {})) {
      assertThatThrownBy(() -> run(auto(server)))
          .isInstanceOfSatisfying(
              IOException.class, failure -> assertThat(Transience.of(failure)).isTrue())
          .hasMessageContaining("was not answered")
          .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2));
    }
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIsATransientFailure() throws Exception {
    var options =
        new StreamOptions(
            Transport.AUTO, Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(5));
    var released = new CountDownLatch(1);
    try (var server = new FakeServer((socket, request) -> released.await())) {
      var streams = PodStreams.through(server.endpoint(), options);
      assertThatThrownBy(() -> run(streams))
          .isNotInstanceOf(InterruptedIOException.class)
          .isInstanceOfSatisfying(
              IOException.class, failure -> assertThat(Transience.of(failure)).isTrue())
          .hasMessageContaining("did not answer");
    } finally {
      released.countDown();
    }
  }

  @Test
  void aForcedTransportDoesNotFallBack() throws Exception {
    try (var server =
        new FakeServer((socket, request) -> FakeServer.answer(socket, "400 Bad Request", "no"))) {
      var streams = PodStreams.through(server.endpoint(), StreamOptions.of(Transport.SPDY));
      assertThatThrownBy(() -> run(streams)).isInstanceOf(StreamRefusedException.class);
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void anUpgradeToSomethingElseIsARefusal() throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) ->
                FakeServer.answer(socket, "101 Switching Protocols\r\nUpgrade: websocket", ""))) {
      var streams = PodStreams.through(server.endpoint(), StreamOptions.of(Transport.WEBSOCKET));
      assertThatThrownBy(() -> run(streams)).hasMessageContaining("did not agree");
    }
  }

  @Test
  void anEndlessHeadIsRefused() throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) -> {
              while (true) {
                socket
                    .getOutputStream()
                    .write("HTTP/1.1 101 x".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
              }
            })) {
      var streams = PodStreams.through(server.endpoint(), StreamOptions.of(Transport.WEBSOCKET));
      assertThatThrownBy(() -> run(streams)).hasMessageContaining("too long");
    }
  }

  @Test
  void aRefusalsBodyMayBeChunkedAndLong() throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) -> {
              var out = socket.getOutputStream();
              out.write(
                  "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7\r\n there!\r\n0\r\n\r\n"
                      .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            })) {
      var streams = PodStreams.through(server.endpoint(), StreamOptions.of(Transport.WEBSOCKET));
      assertThatThrownBy(() -> run(streams)).hasMessage("hello there!");
    }
  }
}
