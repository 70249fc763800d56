package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of API servers as people write them. */
final class ServerAddress {
  private ServerAddress() {}

  /**
   * Parses an address. One without a scheme is https if anything about TLS is configured, else
   * http, as in client-go.
   */
  static URI parse(String text, boolean tlsConfigured) {
    var complete = text.contains("://") ? text : (tlsConfigured ? "https://" : "http://") + text;
    try {
      var address = new URI(complete.strip());
      var scheme = String.valueOf(address.getScheme()).toLowerCase(java.util.Locale.ROOT);
      if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
        throw unusable(text);
      }
      var path = address.getRawPath() == null ? "" : address.getRawPath().replaceAll("/+$", "");
      return new URI(scheme + "://" + hostAndPort(address) + path);
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
