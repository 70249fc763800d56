package io.tracebloc.engine.cluster;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/**
 * Builds the two ways of talking to a server, plain calls and streams, from one set of settings.
 */
final class ClusterAssembly {
  private static final Duration CONNECT = Duration.ofSeconds(15);

  /** No answer may keep silent for longer, unless the user set a limit of their own. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(20);

  private ClusterAssembly() {}

  static Cluster assemble(ConnectionSettings settings) {
    var tls = new ServerTls(settings);
    var answers = new AnswerTimes();
    var endpoint = new HttpEndpoint(settings, tls, answers);
    var api = new LenientApiClient(client(settings, tls, endpoint, answers));
    api.setBasePath(settings.server().toString());
    return new Cluster(settings.context(), settings.namespace(), api, endpoint);
  }

  private static OkHttpClient client(
      ConnectionSettings settings, ServerTls tls, HttpEndpoint endpoint, AnswerTimes answers) {
    var connections = new ConnectionPool();
    return transport(settings, tls)
        .connectionPool(connections)
        .pingInterval(Duration.ofSeconds(20))
        .addInterceptor(new BrokenReadInterceptor(ReadRetries.standard()))
        .addInterceptor(new IdentityInterceptor(endpoint, settings, connections))
        .addInterceptor(new PatienceInterceptor())
        .addNetworkInterceptor(answers)
        .build();
  }

  /** Calls to one server, anonymous as yet: the route, TLS and the time-outs. */
  static OkHttpClient.Builder transport(ConnectionSettings settings, ServerTls tls) {
    var timeout = countable(settings.requestTimeout());
    var silence = timeout.isZero() ? SILENCE : timeout;
    var client =
        new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .socketFactory(new TunnelSocketFactory(settings))
            .dns(names(settings.route()))
            .followRedirects(false)
            .connectTimeout(timeout.isZero() ? CONNECT : timeout)
            .readTimeout(silence)
            .writeTimeout(silence)
            .callTimeout(timeout);
    if (settings.secure()) {
      client.sslSocketFactory(tls.sockets(), tls.trustManager());
      // The handshake itself has verified the name, which may differ from the address' host.
      client.hostnameVerifier((host, session) -> true);
    }
    return client;
  }

  /** Within the limits of the HTTP client: a millisecond, and some weeks. */
  private static Duration countable(Duration timeout) {
    if (timeout.isZero()) {
      return timeout;
    }
    var least = timeout.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : timeout;
    return least.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : least;
  }

  private static Dns names(ServerRoute route) {
    return route instanceof ServerRoute.Direct ? Dns.SYSTEM : ClusterAssembly::leftToProxy;
  }

  /** A name with a placeholder for its address: the proxy resolves it. */
  private static List<InetAddress> leftToProxy(String host) throws UnknownHostException {
    return List.of(InetAddress.getByAddress(host, new byte[] {0, 0, 0, 0}));
  }
}
