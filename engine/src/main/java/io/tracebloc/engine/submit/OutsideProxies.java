package io.tracebloc.engine.submit;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Proxies for addresses outside this machine and the cluster; a proxy would not find those inside
 * ({@code contract/protocol.md} trap 20).
 */
final class OutsideProxies extends ProxySelector {
  private final ProxySelector outside;

  OutsideProxies(ProxySelector outside) {
    this.outside = outside;
  }

  @Override
  public List<Proxy> select(URI address) {
    return isInside(address.getHost()) ? List.of(Proxy.NO_PROXY) : outside.select(address);
  }

  private static boolean isInside(String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.matches("127(\\.[0-9]{1,3}){3}")
        || name.equals("[::1]")
        || name.endsWith(".svc")
        || name.contains(".svc.");
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException cause) {
    outside.connectFailed(address, proxy, cause);
  }
}
