package io.tracebloc.engine.doctor;

import io.tracebloc.engine.failure.LocalFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where tracebloc's back end is ({@code contract/releases.md} 5.1): decided by the client's {@code
 * CLIENT_ENV}, unless the variable {@code TRACEBLOC_API_HOST} names another host or address, for
 * sites with a back end of their own, and for practice.
 */
record BackEnd(Map<String, String> variables) {
  /** Names another back end. */
  static final String VARIABLE = "TRACEBLOC_API_HOST";

  /** The address; empty if the client's environment is none that is known. */
  Optional<URI> address(Optional<Client> client) {
    var named = Optional.ofNullable(variables.get(VARIABLE)).filter(text -> !text.isBlank());
    return named.isPresent()
        ? Optional.of(parse(named.get().strip()))
        : host(client.flatMap(BackEnd::environment))
            .map(host -> URI.create("https://" + host + "/"));
  }

  /** What the client says of its environment. */
  static Optional<String> environment(Client client) {
    return client.variable("CLIENT_ENV");
  }

  /** Long spellings are accepted as well (releases.md 2.5). */
  private static Optional<String> host(Optional<String> environment) {
    return switch (environment.orElse("prod").strip().toLowerCase(Locale.ROOT)) {
      case "prod", "production", "" -> Optional.of("api.tracebloc.io");
      case "stg", "stage", "staging" -> Optional.of("stg-api.tracebloc.io");
      case "dev", "develop", "development" -> Optional.of("dev-api.tracebloc.io");
      default -> Optional.empty();
    };
  }

  private static URI parse(String text) {
    try {
      var address = new URI(text.contains("://") ? text : "https://" + text);
      if (address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException notAnAddress) {
      // Said below.
    }
    throw new LocalFailure(
        VARIABLE + " names no usable host", "Give a host, or an address such as https://host:8443");
  }
}
