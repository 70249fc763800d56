package io.tracebloc.sandbox.standin.release;

import java.util.List;
import java.util.Optional;

/**
 * Another platform to install than the tracebloc client (releases.md 3 and 4), with the values of
 * the sheet's example.
 *
 * @param platform one of {@link #PLATFORMS}
 * @param elsewhere its namespace, if that is not to be the example's
 */
public record PlatformSpec(String platform, Optional<String> elsewhere) {
  /** What can be installed. */
  public static final List<String> PLATFORMS =
      List.of(
          "crater",
          "crater-defaults",
          "polyaxon-0",
          "polyaxon-1",
          "clearml-1",
          "clearml-5",
          "tracebloc-legacy");

  public PlatformSpec {
    if (!PLATFORMS.contains(platform)) {
      throw new IllegalArgumentException(
          "unknown platform %s; there are %s".formatted(platform, String.join(", ", PLATFORMS)));
    }
    elsewhere.ifPresent(PlatformSpec::checkNamespace);
  }

  private static void checkNamespace(String namespace) {
    if (!namespace.matches("[a-z0-9]([-a-z0-9]{0,55}[a-z0-9])?")) {
      throw new IllegalArgumentException(namespace + " cannot be the name of a namespace");
    }
  }

  /**
   * Reads {@code NAME} or {@code NAME=NAMESPACE}.
   *
   * @throws IllegalArgumentException if there is no such platform
   */
  public static PlatformSpec parse(String text) {
    var parts = text.split("=", 2);
    return new PlatformSpec(parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
  }

  /** In that namespace, so that several can stand side by side. */
  public PlatformSpec in(String namespace) {
    return new PlatformSpec(platform, Optional.of(namespace));
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return platform + elsewhere.map(namespace -> "=" + namespace).orElse("");
  }
}
