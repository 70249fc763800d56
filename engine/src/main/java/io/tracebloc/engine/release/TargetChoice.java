package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.ReleaseFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which target of a release files go to ({@code contract/releases.md} 4, common rules): a choice is
 * required unless exactly one is writable.
 */
final class TargetChoice {
  private final InstalledRelease release;

  TargetChoice(InstalledRelease release) {
    this.release = release;
  }

  StageableTarget choose(Optional<String> name) {
    return stageable(name.map(this::named).orElseGet(this::only));
  }

  private StageableTarget stageable(Target target) {
    return switch (target.offer()) {
      case Offer.Unsupported(var reason, var alternative) ->
          throw new ReleaseFailure(
              "Nothing can be put into target %s of %s: %s"
                  .formatted(Printable.of(target.name()), place(), reason),
              alternative);
      case Offer.StageOnly(var nextStep) -> stageable(target, nextStep);
      case Offer.Ingest() ->
          stageable(
              target,
              "These files are no dataset yet; to have them ingested use {command:push} instead");
    };
  }

  private StageableTarget stageable(Target target, String nextStep) {
    return new StageableTarget(release, target, target.staging().orElseThrow(), nextStep);
  }

  private Target named(String name) {
    return release.targets().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ReleaseFailure(
                    "There is no target %s in %s; it has %s"
                        .formatted(Printable.of(name), place(), list(release.targets())),
                    "Choose one of these with {flag:target}"));
  }

  private Target only() {
    List<Target> usable = release.targets().stream().filter(Target::usable).toList();
    if (usable.size() == 1) {
      return usable.getFirst();
    }
    if (usable.size() > 1) {
      throw new ReleaseFailure(
          "There are several targets in %s: %s".formatted(place(), list(release.targets())),
          "Choose one with {flag:target}");
    }
    if (release.targets().size() == 1) {
      return release.targets().getFirst();
    }
    throw new ReleaseFailure(
        "Nothing can be put into any target of %s: %s".formatted(place(), reasons()),
        "See each with {command:info}; name a claim with {flag:claim}");
  }

  private String reasons() {
    return release.targets().stream()
        .map(
            target ->
                target.offer() instanceof Offer.Unsupported(var reason, var alternative)
                    ? Printable.of(target.name()) + " (" + reason + ")"
                    : Printable.of(target.name()))
        .collect(Collectors.joining(", "));
  }

  private String place() {
    return "release %s in namespace %s"
        .formatted(Printable.of(release.name()), Printable.of(release.namespace()));
  }

  /** Each with what holds it, where it is mounted, and whether it can be written to. */
  private static String list(List<Target> targets) {
    return targets.stream().map(TargetChoice::line).collect(Collectors.joining(", "));
  }

  private static String line(Target target) {
    return Printable.of(
        "%s (%s%s, %s)"
            .formatted(
                target.name(),
                target.storage().identity().isEmpty()
                    ? "no volume"
                    : target.storage().kind() + " " + target.storage().identity(),
                target.mountPath().map(" at "::concat).orElse(""),
                target.usable() ? "rw" : target.readOnly() ? "ro" : "unsupported"));
  }
}
