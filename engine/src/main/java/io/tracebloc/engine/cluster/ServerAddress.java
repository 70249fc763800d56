package io.tracebloc.engine.cluster;

import io.tracebloc.engine.cluster.ServerRoute.Login;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Addresses of API servers as people write them. */
final class ServerAddress {
  private ServerAddress() {}

  /**
   * Parses an address. One without a scheme is plain http, as kubectl takes it. A login, a query
   * and a fragment are left out.
   */
  static URI parse(String text) {
    var address = uri(text);
    var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw unusable(text);
    }
    var path = address.getRawPath() == null ? "" : address.getRawPath().replaceAll("/+$", "");
    return URI.create(scheme + "://" + hostAndPort(address) + path);
  }

  /** User name and password, if the address holds them. */
  static Optional<Login> login(String text) {
    return Login.of(uri(text));
  }

  private static URI uri(String text) {
    try {
      var stripped = text.strip();
      return new URI(stripped.contains("://") ? stripped : "http://" + stripped);
    } catch (URISyntaxException exception) {
      throw unusable(text);
    }
  }

  private static String hostAndPort(URI address) {
    return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }

  private static LocalFailure unusable(String text) {
    var withoutLogin = text.replaceAll("//[^/@]*@", "//");
    return new LocalFailure(
        "The server address %s is not usable".formatted(Printable.of(withoutLogin)),
        "Give an address such as https://host:6443 with {flag:server} or in the kubeconfig");
  }
}
