package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API server of resolved settings, as raw connections. */
final class HttpEndpoint implements ApiEndpoint {
  private final ConnectionSettings settings;
  private final ServerTls tls;
  private final AnswerTimes answers;
  private final TunnelSocketFactory sockets;

  /**
   * An endpoint.
   *
   * @param answers of the plain calls to the same server
   */
  HttpEndpoint(ConnectionSettings settings, ServerTls tls, AnswerTimes answers) {
    this.settings = settings;
    this.tls = tls;
    this.answers = answers;
    sockets = new TunnelSocketFactory(settings);
  }

  @Override
  public URI address() {
    return settings.server();
  }

  @Override
  public Optional<Duration> fastestAnswer() {
    return answers.fastest();
  }

  @Override
  public String way() {
    return Printable.of(settings.server() + " " + settings.route());
  }

  @Override
  public Socket connect(Duration timeout) throws IOException {
    if (settings.secure()) {
      // A helper may have to issue the client certificate first; not within the handshake.
      settings.credentials().authorization();
    }
    var deadline = System.nanoTime() + timeout.toNanos();
    var socket = sockets.createSocket();
    try {
      socket.connect(target(), remaining(deadline));
      socket.setTcpNoDelay(true);
      if (!settings.secure()) {
        return socket;
      }
      socket.setSoTimeout(remaining(deadline));
      var records = new GatheringSocket(socket);
      var encrypted = tls.encrypt(records, settings.port());
      encrypted.setSoTimeout(0);
      return new EncryptedSocket(encrypted, records);
    } catch (IOException | RuntimeException exception) {
      socket.close();
      throw exception;
    }
  }

  private InetSocketAddress target() throws IOException {
    if (!(settings.route() instanceof ServerRoute.Direct)) {
      // The proxy resolves the name; it may mean nothing here.
      return InetSocketAddress.createUnresolved(settings.host(), settings.port());
    }
    var address = new InetSocketAddress(settings.host(), settings.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException(settings.host());
    }
    return address;
  }

  private static int remaining(long deadline) throws SocketTimeoutException {
    var millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("connect timed out");
    }
    return (int) Math.min(Integer.MAX_VALUE, millis);
  }

  @Override
  public Map<String, List<String>> identityHeaders() {
    var headers = new LinkedHashMap<String, List<String>>();
    if (settings.secure()) {
      settings
          .credentials()
          .authorization()
          .ifPresent(value -> headers.put("Authorization", List.of(value)));
    }
    headers.putAll(settings.impersonation());
    return headers;
  }

  @Override
  public boolean rejected(Map<String, List<String>> identity) {
    var used = identity.getOrDefault("Authorization", List.of()).stream().findFirst();
    var renewable = settings.credentials().rejected(used);
    if (renewable) {
      // A new client certificate is only asked for in a handshake that does not resume.
      tls.forgetSessions();
    }
    return renewable;
  }

  @Override
  public String kubeconfig() {
    return new MemoryKubeconfig(settings).text();
  }

  @Override
  public String trust() {
    return settings.trust().source();
  }
}
