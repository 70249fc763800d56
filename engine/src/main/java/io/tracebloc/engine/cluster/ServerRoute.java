package io.tracebloc.engine.cluster;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The way from here to the API server. */
sealed interface ServerRoute {
  /** Straight. */
  record Direct() implements ServerRoute {}

  /**
   * Through a proxy that opens tunnels on CONNECT.
   *
   * @param secure whether the connection to the proxy itself is TLS
   * @param authorization value of Proxy-Authorization
   */
  record HttpProxy(String host, int port, boolean secure, Optional<String> authorization)
      implements ServerRoute {
    /** Without the password. */
    @Override
    public String toString() {
      return (secure ? "https://" : "http://") + host + ":" + port;
    }
  }

  /** Through a SOCKS 5 proxy, which also resolves the server's name. */
  record SocksProxy(String host, int port, Optional<Login> login) implements ServerRoute {
    /** Without the password. */
    @Override
    public String toString() {
      return "socks5://" + host + ":" + port;
    }
  }

  /** User name and password as an address holds them. */
  record Login(String username, String password) {
    /** Those of an address, decoded. */
    static Optional<Login> of(URI address) {
      return Optional.ofNullable(address.getRawUserInfo())
          .map(login -> login.split(":", 2))
          .map(pair -> new Login(decode(pair[0]), pair.length < 2 ? "" : decode(pair[1])));
    }

    private static String decode(String text) {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Login[" + username + "]";
    }
  }
}
