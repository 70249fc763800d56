package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.failure.Printable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the cluster about the claim of a drafted target ({@code contract/releases.md} 1.7). */
final class ClaimCheck {
  private final ObjectReader objects;
  private final boolean thorough;

  /**
   * Checks claims.
   *
   * @param thorough whether volumes and nodes are looked at, too
   */
  ClaimCheck(ObjectReader objects, boolean thorough) {
    this.objects = objects;
    this.thorough = thorough;
  }

  /**
   * What the cluster says.
   *
   * @param problem why the claim cannot be used, if so
   * @param nodes labels of the node that a Pod with it must run on
   */
  record Verdict(Optional<Offer.Unsupported> problem, Map<String, String> nodes) {
    static Verdict refused(String reason, String alternative) {
      return new Verdict(Optional.of(new Offer.Unsupported(reason, alternative)), Map.of());
    }
  }

  Verdict check(String claim, Draft draft, Facts shared) {
    var namespace = Printable.of(draft.namespace());
    return switch (objects.claim(draft.namespace(), claim)) {
      case Given<Tree>(var live) -> judged(live, claim, draft, shared);
      case Refused<Tree> refused when refused.missing() ->
          Verdict.refused(
              "the claim %s does not exist in namespace %s".formatted(claim, namespace),
              "Look at the claims with: kubectl get pvc -n %s; name another one with {flag:claim} and {flag:claim-namespace}"
                  .formatted(namespace));
      case Refused<Tree> refused when refused.forbidden() -> {
        draft.facts().note("bound", "unknown", refused.failure().getMessage());
        yield stored(draft, shared);
      }
      case Refused<Tree> refused -> throw refused.failure();
    };
  }

  private Verdict judged(Tree live, String claim, Draft draft, Facts shared) {
    var source = "PersistentVolumeClaim/" + claim;
    var phase =
        live.text("metadata", "deletionTimestamp").isPresent()
            ? "being deleted"
            : live.text("status", "phase").orElse("Pending");
    draft.facts().note("bound", phase, source);
    if (phase.equals("Pending")) {
      shared.warn(
          "The claim %s of target %s is still Pending; it may wait for its first Pod"
              .formatted(claim, Printable.of(draft.name())));
    } else if (!phase.equals("Bound")) {
      return Verdict.refused(
          "the claim %s is %s, not Bound".formatted(claim, Printable.of(phase)),
          "See why with: kubectl describe pvc %s -n %s"
              .formatted(claim, Printable.of(draft.namespace())));
    }
    var modes = modes(live, source, draft);
    if (!modes.isEmpty() && modes.stream().allMatch("ROX"::equals)) {
      return Verdict.refused(
          "the claim %s can only be mounted for reading".formatted(claim),
          "Name a claim of the same storage that can be written to with {flag:claim}");
    }
    live.text("spec", "storageClassName")
        .ifPresent(name -> draft.facts().note("storage class", name, source));
    return new Verdict(Optional.empty(), nodes(live, claim, modes, draft, shared));
  }

  private static List<String> modes(Tree live, String source, Draft draft) {
    var modes =
        live.at("spec", "accessModes").texts().stream()
            .map(StorageFacts::shortForm)
            .collect(Collectors.joining(","));
    var search =
        draft
            .facts()
            .search("access mode")
            .live(Optional.of(modes).filter(text -> !text.isEmpty()), source);
    var settled = draft.accessMode().settle(search, draft.scope()).orElse("");
    return settled.isEmpty() ? List.of() : List.of(settled.split(",", -1));
  }

  private Map<String, String> nodes(
      Tree live, String claim, List<String> modes, Draft draft, Facts shared) {
    if (!thorough) {
      draft.nodePath().settle(draft.facts().search("host path"), draft.scope());
      return Map.of();
    }
    var volume =
        live.text("spec", "volumeName")
            .flatMap(name -> objects.volume(name).ifGiven())
            .orElse(Tree.nothing());
    var search =
        draft
            .facts()
            .search("host path")
            .live(volume.text("spec", "hostPath", "path"), "PersistentVolume/" + volume.name());
    draft.nodePath().settle(search, draft.scope());
    var oneNodeOnly = !modes.isEmpty() && !modes.contains("RWX");
    return NodePinning.toUsersOf(claim, draft.namespace(), objects, shared)
        .selector(oneNodeOnly, volume);
  }

  /** The claim may not be read; what the profile knows of it is all there is. */
  private static Verdict stored(Draft draft, Facts shared) {
    draft.accessMode().settle(draft.facts().search("access mode"), draft.scope());
    draft.nodePath().settle(draft.facts().search("host path"), draft.scope());
    shared.note("claim of " + draft.name(), "not readable", "namespace " + draft.namespace());
    return new Verdict(Optional.empty(), Map.of());
  }
}
