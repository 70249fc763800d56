package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.ReleaseFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One search for releases of all platforms in one namespace. */
final class PlatformSearch {
  private final ObjectReader objects;
  private final HelmDriver driver;
  private final String namespace;
  private final boolean live;
  private final Reads reads;

  PlatformSearch(
      ObjectReader objects, HelmDriver driver, String namespace, boolean live, Reads reads) {
    this.objects = objects;
    this.driver = driver;
    this.namespace = namespace;
    this.live = live;
    this.reads = reads;
  }

  /** The one that is meant. */
  InstalledRelease one(ReleaseRequest request, ReleaseChooser chooser) {
    var facts = new Facts();
    var profiles = profiles(request);
    var discovery = discover(request, profiles, facts);
    return resolve(settle(discovery, request, chooser, profiles), request, facts);
  }

  /** All that can be meant; what is wrong with one is told, and keeps no other from being shown. */
  ReleaseSurvey all(ReleaseRequest request, Profiles profiles) {
    var shared = new Facts();
    var discovery = discover(request, profiles, shared);
    var warnings = new ArrayList<>(shared.warnings());
    var releases = new ArrayList<InstalledRelease>();
    for (var release : discovery.releases()) {
      try {
        releases.add(resolve(release, request, shared.evidenceOnly()));
      } catch (ReleaseFailure unusable) {
        warnings.add(unusable.getMessage());
      }
    }
    if (releases.isEmpty() && discovery.blind()) {
      warnings.add(
          "You may list neither Deployments nor Helm's records in namespace "
              + Printable.of(namespace));
    }
    return new ReleaseSurvey(releases, warnings);
  }

  static Profiles profiles(ReleaseRequest request) {
    var profiles = new Profiles(request.profile());
    request.platform().ifPresent(profiles::requireKnown);
    if (request.profile().isPresent()) {
      // A broken file is told at once, whatever is installed.
      profiles.all();
    }
    return profiles;
  }

  private PlatformDiscovery.Discovery discover(
      ReleaseRequest request, Profiles profiles, Facts facts) {
    return new PlatformDiscovery(objects, helm(), namespace, reads, profiles, facts).find(request);
  }

  private HelmReleases helm() {
    return new HelmReleases(objects, namespace, driver);
  }

  private FoundRelease settle(
      PlatformDiscovery.Discovery discovery,
      ReleaseRequest request,
      ReleaseChooser chooser,
      Profiles profiles) {
    var releases = discovery.releases();
    if (releases.size() == 1) {
      return releases.getFirst();
    }
    if (releases.isEmpty()) {
      return toldByFlags(discovery, request, profiles).orElseThrow(() -> none(discovery, request));
    }
    var summaries = releases.stream().map(FoundRelease::summary).toList();
    var chosen = chooser.choose(summaries);
    return releases.stream()
        .filter(release -> chosen.filter(release.summary()::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> several(summaries));
  }

  /** A release that nobody may see, described by flags alone. */
  private Optional<FoundRelease> toldByFlags(
      PlatformDiscovery.Discovery discovery, ReleaseRequest request, Profiles profiles) {
    var enough =
        discovery.blind()
            ? request.release().isPresent() || request.claim().isPresent()
            : request.release().isPresent() && request.claim().isPresent();
    if (!enough) {
      return Optional.empty();
    }
    var name = request.release().orElse("unknown");
    var platform = request.platform().orElse(InstalledRelease.TRACEBLOC);
    if (platform.equals(InstalledRelease.TRACEBLOC)) {
      return Optional.of(
          new FoundRelease.Client(
              new Candidate(name, Optional.empty(), Optional.empty(), Optional.empty()),
              namespace));
    }
    var profile = profiles.of(Optional.of(platform)).getFirst();
    return Optional.of(
        new FoundRelease.Profiled(
            new ProfileMatch(
                profile,
                name,
                namespace,
                profile.matches().getFirst().charts().getFirst(),
                profile.matches().getFirst().charts().getFirst(),
                "unknown",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
  }

  private InstalledRelease resolve(FoundRelease release, ReleaseRequest request, Facts facts) {
    return switch (release) {
      case FoundRelease.Client(var candidate, var place) ->
          new ReleaseResolution(objects, helm(), namespace, live, reads, facts)
              .resolve(candidate, request);
      case FoundRelease.Profiled(var match) ->
          new ProfileResolution(objects, live, facts).resolve(match, request);
    };
  }

  private Failure none(PlatformDiscovery.Discovery discovery, ReleaseRequest request) {
    return new PlatformAbsence(objects, namespace).none(request, discovery);
  }

  private Failure several(List<ReleaseSummary> releases) {
    var list =
        releases.stream()
            .limit(20)
            .map(
                release ->
                    Printable.of(
                        "%s (%s, %s, %s)"
                            .formatted(
                                release.name(),
                                release.platform(),
                                release.chart(),
                                release.status())))
            .collect(Collectors.joining(", "));
    return new ReleaseFailure(
            "There are several releases in namespace %s: %s"
                .formatted(Printable.of(namespace), list),
            "Choose one with {flag:release}")
        .explainedBy(CheckId.C1);
  }
}
