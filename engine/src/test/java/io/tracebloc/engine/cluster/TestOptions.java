package io.tracebloc.engine.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flags as kubectl spells them, turned into options. */
final class TestOptions {
  private TestOptions() {}

  /** Options from words such as {@code --context}, {@code a}. */
  static ClusterOptions of(String... words) {
    Map<String, String> given = new HashMap<>();
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < words.length; i += 2) {
      if (words[i].equals("--as-group")) {
        groups.add(words[i + 1]);
      } else {
        given.put(words[i].substring(2), words[i + 1]);
      }
    }
    return new ClusterOptions(
        path(given, "kubeconfig"),
        text(given, "context"),
        text(given, "cluster"),
        text(given, "user"),
        text(given, "namespace"),
        text(given, "server"),
        text(given, "token"),
        text(given, "username"),
        text(given, "password"),
        path(given, "certificate-authority"),
        path(given, "client-certificate"),
        path(given, "client-key"),
        text(given, "tls-server-name"),
        given.getOrDefault("insecure-skip-tls-verify", "false").equals("true"),
        text(given, "request-timeout").map(Duration::parse).orElse(Duration.ZERO),
        given.getOrDefault("disable-compression", "false").equals("true"),
        text(given, "as"),
        groups,
        text(given, "as-uid"),
        text(given, "as-extra")
            .map(pair -> Map.of(pair.split("=", 2)[0], List.of(pair.split("=", 2)[1])))
            .orElse(Map.of()));
  }

  private static Optional<String> text(Map<String, String> given, String name) {
    return Optional.ofNullable(given.get(name));
  }

  private static Optional<Path> path(Map<String, String> given, String name) {
    return text(given, name).map(Path::of);
  }
}
