package io.tracebloc.engine.release;

import java.util.List;
import java.util.Optional;

/** Facts about the site that shape messages and the stage Pod rather than its target. */
final class SiteFacts {
  private SiteFacts() {}

  /** Notes environment, proxies and the host user. */
  static void note(ReleaseContext context, Facts facts) {
    var workload = context.workload();
    facts
        .search("environment")
        .live(workload.environment("CLIENT_ENV"), workload.environmentSource("CLIENT_ENV"))
        .live(context.values().text("env", "CLIENT_ENV"), context.valueSource("env.CLIENT_ENV"))
        .orDefault("prod");
    for (var name :
        List.of("REQUESTS_PROXY_URL", "EGRESS_PROXY_URL", "HTTPS_PROXY", "HTTP_PROXY")) {
      workload
          .environment(name)
          .ifPresent(
              url ->
                  facts.note(
                      "proxy", Redaction.withoutLogin(url), workload.environmentSource(name)));
    }
    for (var name : List.of("HOST_UID", "HOST_GID")) {
      workload
          .environment(name)
          .ifPresent(id -> facts.note("host user", id, workload.environmentSource(name)));
    }
  }

  /** Names of the pull secrets that the release itself uses. */
  static List<String> pullSecrets(ReleaseContext context, Facts facts) {
    var live = context.workload().pullSecrets();
    if (!live.isEmpty()) {
      facts.note(
          "pull secret",
          String.join(", ", live),
          context.workload().source() + " imagePullSecrets");
      return live;
    }
    var registry = context.values().at("dockerRegistry");
    var stored =
        context.workload().deployment().present()
            ? Optional.<String>empty()
            : registry.at("create").isTrue()
                ? Optional.of(context.release() + "-regcred")
                : registry.text("existingSecret");
    stored.ifPresent(
        name -> facts.note("pull secret", name, context.valueSource("dockerRegistry")));
    return stored.stream().toList();
  }

  /** Warns of releases whose host directory keeps the stage Pod out (2.3, 2.7). */
  static void warnOfHostDirectory(IdentityFacts identity, StorageFacts storage, Facts facts) {
    var version = identity.parsedVersion();
    if (storage.hostPath().isEmpty() || version.isEmpty()) {
      return;
    }
    if (version.get().isBefore(1, 9, 20)) {
      facts.warn(
          "Chart versions before 1.9.20 leave the host directory %s to root; staging will be refused unless it was made writable"
              .formatted(storage.hostPath().get()));
    } else if (version.get().isBefore(1, 9, 30)) {
      facts.warn(
          "Chart versions 1.9.20 to 1.9.29 keep staged files of other users from being removed");
    }
  }
}
