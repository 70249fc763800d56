package io.tracebloc.engine.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Asks for one transport and checks that the server agreed on just that. */
final class Handshake {
  private static final String WEB_SOCKET_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  /** What one attempt gave. */
  sealed interface Attempt {
    /** A connection that speaks the transport. */
    record Success(UpgradedSocket socket, Framing framing) implements Attempt {}

    /**
     * No connection.
     *
     * @param definite whether another transport would be refused as well
     */
    record Failed(IOException failure, boolean definite) implements Attempt {}
  }

  private final Upgrader upgrader;

  Handshake(Upgrader upgrader) {
    this.upgrader = upgrader;
  }

  /**
   * Tries one transport.
   *
   * @param transport any but {@link Transport#AUTO}
   * @throws IOException if no connection to the server could be made
   */
  Attempt attempt(Transport transport, Purpose purpose) throws IOException {
    return switch (transport) {
      case SPDY -> spdy(purpose);
      case WEBSOCKET, WEBSOCKET_V4 -> webSocket(purpose, purpose.protocols(transport));
      case AUTO -> throw new IllegalArgumentException("not a transport of its own");
    };
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
      case Upgrader.Answer.Refused refused ->
          new Attempt.Failed(refused.refusal(), refused.definite());
      case Upgrader.Answer.Dropped dropped -> dropped(dropped, "SPDY/3.1");
      case Upgrader.Answer.Upgraded upgraded -> {
        boolean agreed =
            upgraded.head().header("upgrade").orElse("").equalsIgnoreCase("SPDY/3.1")
                && upgraded
                    .head()
                    .header("x-stream-protocol-version")
                    .orElse("")
                    .equals(purpose.spdyProtocol());
        yield agreed
            ? new Attempt.Success(upgraded.socket(), purpose.spdyFraming())
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
    var wanted = "a WebSocket with " + String.join(" or ", protocols);
    return switch (upgrader.ask(request)) {
      case Upgrader.Answer.Refused refused ->
          new Attempt.Failed(refused.refusal(), refused.definite());
      case Upgrader.Answer.Dropped dropped -> dropped(dropped, wanted);
      case Upgrader.Answer.Upgraded upgraded -> {
        var chosen = upgraded.head().header("sec-websocket-protocol").orElse("");
        boolean agreed =
            upgraded.head().header("sec-websocket-accept").orElse("").equals(accept(key))
                && protocols.contains(chosen);
        yield agreed
            ? new Attempt.Success(upgraded.socket(), purpose.webSocketFraming(chosen))
            : disagreed(upgraded, wanted);
      }
    };
  }

  private static Attempt dropped(Upgrader.Answer.Dropped dropped, String wanted) {
    return new Attempt.Failed(
        new IOException(
            "the request for %s was not answered: %s"
                .formatted(wanted, dropped.failure().getMessage()),
            dropped.failure()),
        false);
  }

  private static Attempt disagreed(Upgrader.Answer.Upgraded upgraded, String wanted)
      throws IOException {
    upgraded.socket().socket().close();
    return new Attempt.Failed(
        new StreamRefusedException(101, "the server did not agree on " + wanted), false);
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
