package io.tracebloc.engine.cluster;

import io.tracebloc.engine.cluster.ServerRoute.Direct;
import io.tracebloc.engine.cluster.ServerRoute.HttpProxy;
import io.tracebloc.engine.cluster.ServerRoute.Login;
import io.tracebloc.engine.cluster.ServerRoute.SocksProxy;
import io.tracebloc.engine.failure.LocalFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy leads to a server: {@code proxy-url} of the cluster, else HTTPS_PROXY or HTTP_PROXY
 * unless NO_PROXY or a loopback address says otherwise, by the rules of Go's {@code httpproxy}.
 */
final class ProxyRules {
  private final Map<String, String> variables;

  ProxyRules(Map<String, String> variables) {
    this.variables = variables;
  }

  /** The route to a server described by this cluster entry. */
  ServerRoute route(URI server, KubeconfigEntry cluster) {
    var configured = cluster.text("proxy-url");
    if (configured.isPresent()) {
      // kubectl wants the scheme spelled out here, not so in the variables.
      var source = "proxy-url of cluster " + Refusals.bounded(cluster.name());
      if (!configured.get().contains("://")) {
        throw unusable(source);
      }
      return parse(configured.get(), source);
    }
    return fromEnvironment(server);
  }

  /** The route to a server that no kubeconfig speaks of. */
  ServerRoute fromEnvironment(URI server) {
    var name = server.getScheme().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
    var proxy = variable(name);
    if (proxy.isEmpty() || NoProxy.of(variable("NO_PROXY").orElse("")).covers(server)) {
      return new Direct();
    }
    return parse(proxy.get(), name);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .filter(value -> !value.isEmpty())
        .or(() -> Optional.ofNullable(variables.get(name.toLowerCase(Locale.ROOT))))
        .filter(value -> !value.isEmpty());
  }

  private static ServerRoute parse(String text, String source) {
    try {
      var address = new URI(text.contains("://") ? text : "http://" + text);
      var scheme = address.getScheme().toLowerCase(Locale.ROOT);
      if (address.getHost() == null) {
        throw unusable(source);
      }
      return switch (scheme) {
        case "http", "https" -> httpProxy(address, scheme.equals("https"));
        case "socks5", "socks5h" ->
            new SocksProxy(host(address), port(address, 1080), Login.of(address));
        default -> throw unusable(source);
      };
    } catch (URISyntaxException exception) {
      throw unusable(source);
    }
  }

  private static HttpProxy httpProxy(URI address, boolean secure) {
    return new HttpProxy(
        host(address),
        port(address, secure ? 443 : 80),
        secure,
        Login.of(address).map(login -> FixedCredential.basic(login.username(), login.password())));
  }

  private static String host(URI address) {
    return address.getHost().replaceAll("[\\[\\]]", "");
  }

  private static int port(URI address, int implied) {
    return address.getPort() < 0 ? implied : address.getPort();
  }

  /** Names only where the address was given: it may hold a password. */
  private static LocalFailure unusable(String source) {
    return new LocalFailure(
        "The proxy address in %s is not usable".formatted(source),
        "Give an address such as http://host:3128, https://host:3129 or socks5://host:1080");
  }
}
