package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;

/**
 * A server on the web that is not the cluster's, reached as other programs of this machine reach
 * it: through the proxy of the environment, with the authorities that the machine trusts.
 */
public final class WebServer {
  private WebServer() {}

  /**
   * Asks for a page and does not read it. No redirect is followed, and nothing is sent but the
   * question.
   *
   * @param address http or https, for example {@code https://host/}
   * @param limit for the whole of it
   * @return the status of its answer, whatever it is
   * @throws IOException if there was none in time
   * @throws io.tracebloc.engine.failure.LocalFailure if the address, or that of the proxy, cannot
   *     be used
   */
  public static int ask(URI address, Duration limit, HostEnvironment environment)
      throws IOException {
    var server = ServerAddress.parse(address.toString());
    var settings =
        new ConnectionSettings(
            "",
            "",
            server,
            ServerTrust.ofSystem(false, Optional.empty()),
            new ProxyRules(environment.variables()).fromEnvironment(server),
            CredentialSource.anonymous(),
            Map.of(),
            limit,
            false);
    var client = ClusterAssembly.transport(settings, new ServerTls(settings)).build();
    var request =
        new Request.Builder()
            .url(address.toString())
            .header("User-Agent", Product.userAgent())
            .build();
    try (var response = client.newCall(request).execute()) {
      return response.code();
    } finally {
      client.connectionPool().evictAll();
    }
  }
}
