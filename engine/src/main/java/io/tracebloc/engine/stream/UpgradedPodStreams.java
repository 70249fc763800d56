package io.tracebloc.engine.stream;

import io.tracebloc.engine.cluster.ApiEndpoint;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Streams over upgraded connections of an {@link ApiEndpoint}. Remembers which transport the server
 * and the proxies on the way took, so that a refused one is tried once only.
 */
final class UpgradedPodStreams implements PodStreams {
  private static final String WEB_SOCKET_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Upgrader upgrader;
  private final StreamOptions options;
  private final AtomicReference<Transport> transport;

  UpgradedPodStreams(ApiEndpoint endpoint, StreamOptions options) {
    this.upgrader = new Upgrader(endpoint, options);
    this.options = options;
    this.transport = new AtomicReference<>(options.transport());
  }

  @Override
  public ExecSession exec(PodContainer container, List<String> command) throws IOException {
    var purpose = new Purpose.Exec(container, command);
    return Interruptions.open(
        () -> {
          var opened = open(purpose);
          return new RemoteCommand(opened.socket(), opened.framing(), options).started();
        });
  }

  @Override
  public PodConnection connect(String namespace, String pod, int port) throws IOException {
    var purpose = new Purpose.PortForward(namespace, pod, port);
    return Interruptions.open(
        () -> {
          var opened = open(purpose);
          return new ForwardedPort(opened.socket(), opened.framing(), options).started();
        });
  }

  private record Opened(UpgradedSocket socket, Framing framing) {}

  private Opened open(Purpose purpose) throws IOException {
    return switch (transport.get()) {
      case AUTO -> openAny(purpose);
      case SPDY -> orThrow(spdy(purpose));
      case WEBSOCKET -> orThrow(webSocket(purpose, purpose.webSocketProtocols()));
      case WEBSOCKET_V4 -> orThrow(webSocket(purpose, List.of("v4.channel.k8s.io")));
    };
  }

  /** What one attempt gave: a stream, or a refusal. */
  private sealed interface Attempt {
    record Success(Opened opened) implements Attempt {}

    record Failed(StreamRefusedException refusal, boolean definite) implements Attempt {}
  }

  private Opened openAny(Purpose purpose) throws IOException {
    var first = spdyOrDropped(purpose);
    if (first instanceof Attempt.Failed failed && !failed.definite()) {
      try {
        var opened = orThrow(webSocket(purpose, purpose.webSocketProtocols()));
        transport.compareAndSet(Transport.AUTO, Transport.WEBSOCKET);
        return opened;
      } catch (IOException second) {
        second.addSuppressed(failed.refusal());
        throw second;
      }
    }
    var opened = orThrow(first);
    transport.compareAndSet(Transport.AUTO, Transport.SPDY);
    return opened;
  }

  /** Some proxies drop a connection that asks for a protocol they do not know. */
  private Attempt spdyOrDropped(Purpose purpose) throws IOException {
    try {
      return spdy(purpose);
    } catch (ConnectException | NoRouteToHostException unreachable) {
      throw unreachable;
    } catch (EOFException | SocketException dropped) {
      return new Attempt.Failed(
          new StreamRefusedException(0, "the connection was dropped when asked for SPDY/3.1"),
          false);
    }
  }

  private Attempt spdy(Purpose purpose) throws IOException {
    var request =
        new UpgradeRequest(
            "POST",
            purpose.spdyPath(),
            List.of(
                Map.entry("Connection", "Upgrade"),
                Map.entry("Upgrade", "SPDY/3.1"),
                Map.entry("X-Stream-Protocol-Version", purpose.spdyProtocol()),
                Map.entry("Content-Length", "0")));
    return switch (upgrader.ask(request)) {
      case Upgrader.Answer.Refused refused -> failed(refused);
      case Upgrader.Answer.Upgraded upgraded -> {
        boolean agreed =
            upgraded.head().header("upgrade").orElse("").equalsIgnoreCase("SPDY/3.1")
                && upgraded
                    .head()
                    .header("x-stream-protocol-version")
                    .orElse("")
                    .equals(purpose.spdyProtocol());
        yield agreed
            ? new Attempt.Success(new Opened(upgraded.socket(), purpose.spdyFraming()))
            : disagreed(upgraded, "SPDY/3.1 with " + purpose.spdyProtocol());
      }
    };
  }

  private Attempt webSocket(Purpose purpose, List<String> protocols) throws IOException {
    var nonce = new byte[16];
    ThreadLocalRandom.current().nextBytes(nonce);
    var key = Base64.getEncoder().encodeToString(nonce);
    var request =
        new UpgradeRequest(
            "GET",
            purpose.webSocketPath(),
            List.of(
                Map.entry("Connection", "Upgrade"),
                Map.entry("Upgrade", "websocket"),
                Map.entry("Sec-WebSocket-Version", "13"),
                Map.entry("Sec-WebSocket-Key", key),
                Map.entry("Sec-WebSocket-Protocol", String.join(", ", protocols))));
    return switch (upgrader.ask(request)) {
      case Upgrader.Answer.Refused refused -> failed(refused);
      case Upgrader.Answer.Upgraded upgraded -> {
        var chosen = upgraded.head().header("sec-websocket-protocol").orElse("");
        boolean agreed =
            upgraded.head().header("sec-websocket-accept").orElse("").equals(accept(key))
                && protocols.contains(chosen);
        yield agreed
            ? new Attempt.Success(new Opened(upgraded.socket(), purpose.webSocketFraming(chosen)))
            : disagreed(upgraded, "a WebSocket with " + String.join(" or ", protocols));
      }
    };
  }

  private static Attempt failed(Upgrader.Answer.Refused refused) {
    return new Attempt.Failed(
        new StreamRefusedException(refused.status(), refused.message()), refused.definite());
  }

  private static Attempt disagreed(Upgrader.Answer.Upgraded upgraded, String wanted)
      throws IOException {
    upgraded.socket().socket().close();
    return new Attempt.Failed(
        new StreamRefusedException(101, "the server did not agree on " + wanted), false);
  }

  private static Opened orThrow(Attempt attempt) throws StreamRefusedException {
    return switch (attempt) {
      case Attempt.Success success -> success.opened();
      case Attempt.Failed failed -> throw failed.refusal();
    };
  }

  private static String accept(String key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + WEB_SOCKET_GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }
}
