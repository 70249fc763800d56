package io.tracebloc.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code auto} makes of what worked for an earlier command. */
@Timeout(30)
class WorkingTransportsAreRememberedTest {
  private static final PodContainer CONTAINER = new PodContainer("demo", "stage-1", "stage");

  /** Remembers for one test. */
  private static final class Memory implements TransportMemory {
    final Map<String, Transport> known = new HashMap<>();

    @Override
    public synchronized Optional<Transport> recall(String way) {
      return Optional.ofNullable(known.get(way));
    }

    @Override
    public synchronized void remember(String way, Transport transport) {
      known.put(way, transport);
    }

    @Override
    public synchronized void forget(String way) {
      known.remove(way);
    }
  }

  private final Memory memory = new Memory();

  private int run(FakeServer server, Transport transport) throws Exception {
    var streams = PodStreams.through(server.endpoint(), StreamOptions.of(transport), memory);
    try (var session = streams.exec(CONTAINER, List.of("true"))) {
      return session.await();
    }
  }

  private static boolean isSpdy(FakeServer.Request request) {
    return request.header("upgrade").equals("SPDY/3.1");
  }

  private static void spdyOnly(Socket socket, FakeServer.Request request) throws IOException {
    if (isSpdy(request)) {
      new SpdyFarSide(socket, request, FarSide.Kind.EXEC).exit(0);
    } else {
      FakeServer.answer(socket, "400 Bad Request", "no");
    }
  }

  private static void webSocketOnly(Socket socket, FakeServer.Request request) throws IOException {
    if (isSpdy(request)) {
      FakeServer.answer(socket, "400 Bad Request", "no");
    } else {
      new WebSocketFarSide(socket, request, FarSide.Kind.EXEC, "v4.channel.k8s.io").exit(0);
    }
  }

  @Test
  void theNextCommandBeginsWithWhatWorked() throws Exception {
    try (var server = new FakeServer(WorkingTransportsAreRememberedTest::webSocketOnly)) {
      assertThat(run(server, Transport.AUTO)).isZero();
      assertThat(memory.known)
          .containsExactly(Map.entry(server.endpoint().way(), Transport.WEBSOCKET));
      server.requests.clear();
      assertThat(run(server, Transport.AUTO)).isZero();
      assertThat(server.requests).singleElement().matches(request -> !isSpdy(request));
    }
  }

  @Test
  void whatDoesNotWorkAnyMoreIsForgottenAndTheOthersAreTried() throws Exception {
    try (var server = new FakeServer(WorkingTransportsAreRememberedTest::spdyOnly)) {
      memory.remember(server.endpoint().way(), Transport.WEBSOCKET);
      assertThat(run(server, Transport.AUTO)).isZero();
      assertThat(memory.known).containsExactly(Map.entry(server.endpoint().way(), Transport.SPDY));
    }
  }

  /** A balancer that restarts must not make every later command slow. */
  @Test
  void whatWorkedInPlaceOfSomethingThatPassesIsNotRemembered() throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) -> {
              if (isSpdy(request)) {
                FakeServer.answer(socket, "502 Bad Gateway", "restarting");
              } else {
                webSocketOnly(socket, request);
              }
            })) {
      assertThat(run(server, Transport.AUTO)).isZero();
      assertThat(memory.known).isEmpty();
    }
  }

  @Test
  void aPodThatIsGoneSaysNothingOfTheTransport() throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) ->
                FakeServer.answer(socket, "404 Not Found", FakeServer.status(404, "gone")))) {
      memory.remember(server.endpoint().way(), Transport.WEBSOCKET);
      assertThatThrownBy(() -> run(server, Transport.AUTO)).hasMessage("gone");
      assertThat(memory.known)
          .containsExactly(Map.entry(server.endpoint().way(), Transport.WEBSOCKET));
    }
  }

  @Test
  void whereNothingWorksNothingIsRemembered() throws Exception {
    try (var server =
        new FakeServer((socket, request) -> FakeServer.answer(socket, "400 Bad Request", "no"))) {
      memory.remember(server.endpoint().way(), Transport.WEBSOCKET);
      assertThatThrownBy(() -> run(server, Transport.AUTO)).isInstanceOf(IOException.class);
      assertThat(memory.known).isEmpty();
    }
  }

  @Test
  void aForcedTransportNeitherAsksNorTells() throws Exception {
    try (var server = new FakeServer(WorkingTransportsAreRememberedTest::spdyOnly)) {
      memory.remember(server.endpoint().way(), Transport.WEBSOCKET);
      assertThat(run(server, Transport.SPDY)).isZero();
      assertThat(server.requests).singleElement().matches(request -> isSpdy(request));
      assertThat(memory.known)
          .containsExactly(Map.entry(server.endpoint().way(), Transport.WEBSOCKET));
    }
  }
}
