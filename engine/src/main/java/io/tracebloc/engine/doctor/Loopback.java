package io.tracebloc.engine.doctor;

import java.util.Locale;
import java.util.Set;

/** Addresses that lead to this machine ({@code contract/releases.md} 5.2, C1). */
final class Loopback {
  private static final Set<String> NAMES =
      Set.of("localhost", "host.docker.internal", "0.0.0.0", "::", "::1");

  private Loopback() {}

  /** Whether a host, with or without the brackets of IPv6, is this machine. */
  static boolean is(String host) {
    var plain = host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    return NAMES.contains(plain)
        || plain.matches("127(\\.\\d{1,3}){3}")
        || plain.matches("(0{1,4}:){7}0{0,3}1");
  }
}
