package io.tracebloc.engine.stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.tracebloc.engine.cluster.ApiEndpoint;
import io.tracebloc.engine.failure.Printable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Sends upgrade requests and reads what the server makes of them. */
final class Upgrader {
  private static final int INPUT_BUFFER = 64 * 1024;
  private static final int MESSAGE_LIMIT = 2048;

  /** Answers of the 1xx kind that are skipped; nobody sends more than one. */
  private static final int INTERIM_LIMIT = 8;

  /** What the server answered. */
  sealed interface Answer {
    /** The connection now belongs to the other protocol. */
    record Upgraded(UpgradedSocket socket, ResponseHead head) implements Answer {}

    /**
     * The server said no.
     *
     * @param refusal its own words
     * @param definite whether this is the API server's verdict on the request and not on the
     *     protocol, so that asking in another way is pointless
     */
    record Refused(StreamRefusedException refusal, boolean definite) implements Answer {}

    /** The connection ended, or something came that is not HTTP, in place of an answer. */
    record Dropped(IOException failure) implements Answer {}
  }

  private final ApiEndpoint endpoint;
  private final StreamOptions options;

  Upgrader(ApiEndpoint endpoint, StreamOptions options) {
    this.endpoint = endpoint;
    this.options = options;
  }

  /**
   * Asks for an upgrade; when the server says 401, once more with fresh credentials.
   *
   * @throws IOException if the connection fails
   */
  Answer ask(UpgradeRequest request) throws IOException {
    var identity = endpoint.identityHeaders();
    var answer = askOnce(request, identity);
    if (answer instanceof Answer.Refused refused
        && refused.refusal().status() == 401
        && endpoint.rejected(identity)) {
      return askOnce(request, endpoint.identityHeaders());
    }
    return answer;
  }

  private Answer askOnce(UpgradeRequest request, Map<String, List<String>> identity)
      throws IOException {
    var address = endpoint.address();
    var prefix = Optional.ofNullable(address.getRawPath()).orElse("").replaceFirst("/+$", "");
    var bytes = request.encode(host(), prefix, identity);
    var socket = endpoint.connect(options.connectTimeout());
    try {
      var answer = answer(socket, bytes, request.method());
      if (!(answer instanceof Answer.Upgraded)) {
        socket.close();
      }
      return answer;
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  private String host() {
    var address = endpoint.address();
    return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
  }

  private Answer answer(Socket socket, byte[] request, String method) throws IOException {
    try {
      return exchange(socket, request, method);
    } catch (SocketTimeoutException silence) {
      throw new IOException(
          "the server did not answer within %d s".formatted(options.connectTimeout().toSeconds()),
          silence);
    } catch (SSLException untrusted) {
      // A server tells here that it does not like the client's certificate.
      throw untrusted;
    } catch (IOException dropped) {
      return new Answer.Dropped(dropped);
    }
  }

  private Answer exchange(Socket socket, byte[] request, String method) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    var limited = new DeadlineInput(socket, options.connectTimeout());
    socket.getOutputStream().write(request);
    var input = new BufferedInputStream(limited, INPUT_BUFFER);
    var head = ResponseHead.read(input);
    for (int skipped = 0; isInterim(head); skipped++) {
      if (skipped == INTERIM_LIMIT) {
        throw new IOException("the server never comes to its answer");
      }
      head = ResponseHead.read(input);
    }
    if (head.status() != 101) {
      return refused(head, head.body(input), method);
    }
    limited.lift();
    return new Answer.Upgraded(new UpgradedSocket(socket, input), head);
  }

  private static boolean isInterim(ResponseHead head) {
    return head.status() < 200 && head.status() != 101;
  }

  private static Answer.Refused refused(ResponseHead head, String body, String method) {
    var verdict = statusMessage(body);
    var text = verdict.orElseGet(body::strip);
    var message =
        text.isEmpty()
            ? "HTTP " + head.status()
            : Printable.of(text.substring(0, Math.min(text.length(), MESSAGE_LIMIT)));
    return new Answer.Refused(
        new StreamRefusedException(head.status(), message, RetryAfter.of(head)),
        isDefinite(head.status(), verdict.isPresent(), method));
  }

  /**
   * A proxy may well answer 403 or 502 to an upgrade that it does not know; 401 and 429 are about
   * us. The API server's own 403 to a POST says nothing of GET, which needs another right ({@code
   * contract/protocol.md} 6.1).
   */
  private static boolean isDefinite(int status, boolean verdict, String method) {
    return switch (status) {
      case 401, 429 -> true;
      case 403 -> verdict && method.equals("GET");
      default -> verdict && (status == 404 || status >= 500);
    };
  }

  private static Optional<String> statusMessage(String body) {
    try {
      if (JsonParser.parseString(body) instanceof JsonObject object
          && object.has("kind")
          && object.get("kind").getAsString().equals("Status")
          && object.has("message")) {
        return Optional.of(object.get("message").getAsString());
      }
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException other) {
      // Not the API server's own document.
    }
    return Optional.empty();
  }
}
