package io.tracebloc.engine.cluster;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything that is needed to talk to one API server, resolved from files, flags and environment.
 *
 * @param context kubeconfig context, or empty
 * @param namespace the namespace in force
 * @param server base address, http or https, without trailing slash
 * @param trust how the server is recognised
 * @param route the way to it
 * @param credentials who is calling
 * @param impersonation headers that ask to act as somebody else; empty for none
 * @param requestTimeout per request; zero means none
 * @param disableCompression whether to refuse compressed answers
 */
record ConnectionSettings(
    String context,
    String namespace,
    URI server,
    ServerTrust trust,
    ServerRoute route,
    CredentialSource credentials,
    Map<String, List<String>> impersonation,
    Duration requestTimeout,
    boolean disableCompression) {

  /** Whether the connection is encrypted; credentials are only ever sent then, as kubectl does. */
  boolean secure() {
    return "https".equals(server.getScheme());
  }

  int port() {
    return server.getPort() >= 0 ? server.getPort() : secure() ? 443 : 80;
  }

  /** The host without the brackets of an IPv6 address. */
  String host() {
    var host = server.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The name the server's certificate must carry. */
  String verifiedName() {
    return trust.serverName().orElse(host());
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return "ConnectionSettings[%s, context %s, namespace %s]".formatted(server, context, namespace);
  }
}
