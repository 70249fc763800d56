package io.tracebloc.engine.release;

import io.tracebloc.engine.release.Scope.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises releases by objects instead of Helm's records ({@code contract/releases.md} 1.7). */
final class Anchors {
  private static final String HELM_RELEASE = "meta.helm.sh/release-name";
  private static final String HELM_NAMESPACE = "meta.helm.sh/release-namespace";
  private static final String UNKNOWN = "unknown";
  private static final Pattern CHART = Pattern.compile("(.+?)-(v?\\d+\\.\\d+.*)");

  private Anchors() {}

  /** The first rendered object of a record that fits an anchor of the profile. */
  static Optional<Tree> rendered(Profile profile, String chart, HelmRecord record) {
    return record.manifest().stream()
        .filter(
            object ->
                profile.anchors().stream()
                    .anyMatch(
                        anchor ->
                            object.text("kind").filter(anchor.kind()::equals).isPresent()
                                && release(anchor, chart, object).isPresent()))
        .findFirst();
  }

  /** What a live object tells, if it fits an anchor of one of the profiles. */
  static Optional<ProfileMatch> live(
      String kind, Tree object, String namespace, List<Profile> profiles) {
    for (var profile : profiles) {
      for (var anchor : profile.anchors()) {
        var match =
            anchor.kind().equals(kind)
                ? match(profile, anchor, object, namespace)
                : Optional.<ProfileMatch>empty();
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ProfileMatch> match(
      Profile profile, Profile.Anchor anchor, Tree object, String namespace) {
    var scope = Scope.empty().with("object", Place.live(object, object.name()));
    var label = anchor.chart().text(scope).map(CHART::matcher).filter(Matcher::matches);
    var charts = profile.matches().getFirst().charts();
    var chart =
        label
            .map(matcher -> matcher.group(1))
            .orElse(charts.size() == 1 ? charts.getFirst() : UNKNOWN);
    // A plus sign cannot stand in a label.
    var version = label.map(matcher -> matcher.group(2).replace('_', '+'));
    if (label.isPresent() && !ProfileMatch.fits(profile, chart, version)) {
      return Optional.empty();
    }
    return release(anchor, chart, object)
        .map(
            release ->
                new ProfileMatch(
                    profile,
                    release,
                    annotation(object, HELM_NAMESPACE).orElse(namespace),
                    chart,
                    chart,
                    version.orElse(UNKNOWN),
                    Optional.empty(),
                    Optional.of(object),
                    Optional.empty(),
                    Optional.empty()));
  }

  /** The release an object belongs to, if the object fits. */
  private static Optional<String> release(Profile.Anchor anchor, String chart, Tree object) {
    var named = anchor.name().with(chart).match(object.name());
    if (named.isEmpty()
        || !fit(anchor.labels(), chart, object.at("metadata", "labels"))
        || !fit(anchor.podLabels(), chart, object.at("spec", "template", "metadata", "labels"))) {
      return Optional.empty();
    }
    var scope = Scope.empty().with("object", Place.live(object, object.name()));
    return annotation(object, HELM_RELEASE)
        .or(
            () ->
                anchor
                    .release()
                    .text(scope)
                    .or(() -> named.filter(name -> !name.isEmpty()))
                    .map(name -> withoutEnding(name, anchor.strip())))
        .or(() -> Optional.of(chart));
  }

  private static String withoutEnding(String name, String ending) {
    return !ending.isEmpty() && name.endsWith(ending) && name.length() > ending.length()
        ? name.substring(0, name.length() - ending.length())
        : name;
  }

  private static boolean fit(Map<String, Glob> globs, String chart, Tree labels) {
    return globs.entrySet().stream()
        .allMatch(
            glob ->
                labels.text(glob.getKey()).filter(glob.getValue().with(chart)::fits).isPresent());
  }

  private static Optional<String> annotation(Tree object, String key) {
    return object.text("metadata", "annotations", key);
  }
}
