package io.tracebloc.engine.cluster;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The list in NO_PROXY: names (which cover their subdomains), {@code .suffixes}, addresses, CIDR
 * ranges, each with an optional port, or {@code *}. Loopback servers are always covered.
 */
final class NoProxy {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final List<String> entries;

  private NoProxy(List<String> entries) {
    this.entries = entries;
  }

  static NoProxy of(String list) {
    return new NoProxy(
        Arrays.stream(list.split(",", -1))
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  /** Whether a server is to be reached without the environment's proxy. */
  boolean covers(URI server) {
    var host = server.getHost().replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    var port = server.getPort() >= 0 ? server.getPort() : impliedPort(server);
    var address = literal(host);
    if (host.equals("localhost") || address.filter(InetAddress::isLoopbackAddress).isPresent()) {
      return true;
    }
    return entries.stream().anyMatch(entry -> matches(entry, host, port, address));
  }

  private static int impliedPort(URI server) {
    return server.getScheme().equals("https") ? 443 : 80;
  }

  private static boolean matches(
      String entry, String host, int port, Optional<InetAddress> address) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.contains("/")) {
      return address.filter(candidate -> inRange(entry, candidate)).isPresent();
    }
    var name = entry;
    var colon = entry.lastIndexOf(':');
    if ((colon >= 0 && entry.indexOf(':') == colon) || entry.contains("]:")) {
      var wanted = entry.substring(colon + 1);
      if (!wanted.isEmpty() && !wanted.equals(Integer.toString(port))) {
        return false;
      }
      name = entry.substring(0, colon);
    }
    name = name.replaceAll("[\\[\\]]", "");
    if (address.isPresent()) {
      return literal(name).equals(address);
    }
    var suffix = name.startsWith("*.") ? name.substring(1) : name;
    return suffix.startsWith(".")
        ? host.endsWith(suffix)
        : host.equals(suffix) || host.endsWith("." + suffix);
  }

  private static boolean inRange(String range, InetAddress address) {
    var slash = range.indexOf('/');
    var base = literal(range.substring(0, slash));
    var bits = range.substring(slash + 1);
    if (base.isEmpty() || !bits.matches("\\d{1,3}")) {
      return false;
    }
    var first = base.get().getAddress();
    var second = address.getAddress();
    int length = Integer.parseInt(bits);
    if (first.length != second.length || length > first.length * 8) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((first[bit / 8] & mask) != (second[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** An address written as such; names are not looked up. */
  private static Optional<InetAddress> literal(String text) {
    try {
      return ADDRESS.matcher(text).matches()
          ? Optional.of(InetAddress.ofLiteral(text))
          : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
