package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import java.util.Optional;

/**
 * Why a release that is installed still cannot take runs ({@code contract/releases.md} 2.4-2.7).
 */
final class IngestObstacle {
  private IngestObstacle() {}

  /** The first reason found, or empty. */
  static Optional<String> find(
      ReleaseContext context,
      IdentityFacts identity,
      ApiAnswer<Tree> clusterRole,
      ObjectReader objects,
      Facts facts) {
    if (identity.parsedVersion().map(version -> version.isBefore(1, 3, 3)).orElse(false)) {
      return Optional.of(
          "chart version %s cannot ingest yet; 1.3.3 is the first that can"
              .formatted(identity.version()));
    }
    if (context.workload().environment("INGESTION_HTTP_DISABLED").isPresent()) {
      return Optional.of("its submit endpoint is switched off (INGESTION_HTTP_DISABLED)");
    }
    return cannotAuthenticate(context, clusterRole, objects, facts);
  }

  /** Without the right to review tokens, jobs-manager can authenticate nobody. */
  private static Optional<String> cannotAuthenticate(
      ReleaseContext context, ApiAnswer<Tree> clusterRole, ObjectReader objects, Facts facts) {
    var role = objects.source("ClusterRole/" + context.release() + "-jobs-manager-rbac");
    var reason =
        "it may not review tokens, so it can authenticate nobody; it needs clusterScope: true";
    var scopeDenied = context.values().at("clusterScope").isFalse();
    return switch (clusterRole) {
      case Given<Tree> given -> {
        facts.note("can authenticate", "yes", role);
        yield Optional.empty();
      }
      case Refused<Tree> refused when refused.missing() -> {
        facts.note("can authenticate", "no", role + " does not exist");
        yield Optional.of(reason);
      }
      case Refused<Tree> refused when scopeDenied -> {
        facts.note("can authenticate", "no", context.valueSource("clusterScope"));
        yield Optional.of(reason);
      }
      case Refused<Tree> refused -> {
        facts.note("can authenticate", "unknown", role + " is not readable");
        yield Optional.empty();
      }
    };
  }
}
