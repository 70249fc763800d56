package io.tracebloc.engine.release;

import io.tracebloc.engine.release.Scope.Place;
import java.util.List;
import java.util.Optional;

/**
 * A release that a profile is for.
 *
 * @param profile the profile
 * @param release the release's name
 * @param namespace namespace it was installed to
 * @param chart the chart that the profile knows
 * @param chartName the name that chart goes by: its alias in an umbrella chart
 * @param version its version, or {@code unknown}
 * @param part the values for the chart if it came as a part of another one
 * @param anchor the live object that gave it away, if any
 * @param choice the Helm revision to believe, if its record was seen
 * @param record Helm's record, if it could be read
 */
record ProfileMatch(
    Profile profile,
    String release,
    String namespace,
    String chart,
    String chartName,
    String version,
    Optional<Tree> part,
    Optional<Tree> anchor,
    Optional<RevisionChoice> choice,
    Optional<HelmRecord> record) {
  private static final String UNKNOWN = "unknown";

  /** Recognises a record ({@code contract/releases.md} 1.7): chart name, and what confirms it. */
  static Optional<ProfileMatch> of(HelmRecord record, String namespace, List<Profile> profiles) {
    var name = record.chart().orElse("");
    var version = record.chartVersion();
    var scope = scope(record, record.values().tree(), name, version.orElse(UNKNOWN));
    return profiles.stream()
        .filter(
            profile ->
                profile.matches().stream()
                    .anyMatch(
                        match -> fits(match, name, version) && confirmed(match, record, scope)))
        .findFirst()
        .map(profile -> of(profile, record, namespace, name, name, version, Optional.empty()))
        .or(() -> umbrella(record, namespace, profiles));
  }

  private static ProfileMatch of(
      Profile profile,
      HelmRecord record,
      String namespace,
      String chart,
      String chartName,
      Optional<String> version,
      Optional<Tree> part) {
    return new ProfileMatch(
        profile,
        record.choice().revision().release(),
        namespace,
        chart,
        chartName,
        version.orElse(UNKNOWN),
        part,
        Optional.empty(),
        Optional.of(record.choice()),
        Optional.of(record));
  }

  /** A known chart among the parts of another one (1.3); its defaults are not in the record. */
  private static Optional<ProfileMatch> umbrella(
      HelmRecord record, String namespace, List<Profile> profiles) {
    for (var part : UmbrellaPart.of(record)) {
      for (var profile : profiles) {
        if (fits(profile, part.name(), part.version())
            && Anchors.rendered(profile, part.alias(), record).isPresent()) {
          return Optional.of(
              of(
                  profile,
                  record,
                  namespace,
                  part.name(),
                  part.alias(),
                  part.version(),
                  Optional.of(part.values())));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Profile.Match match, String chart, Optional<String> version) {
    return match.charts().contains(chart)
        && match
            .versions()
            .map(range -> version.flatMap(ChartVersion::parse).isEmpty() || range.contains(version))
            .orElse(true);
  }

  /** Whether a live object of such a chart can belong to the profile. */
  static boolean fits(Profile profile, String chart, Optional<String> version) {
    return profile.matches().stream().anyMatch(match -> fits(match, chart, version));
  }

  private static boolean confirmed(Profile.Match match, HelmRecord record, Scope scope) {
    if (match.home().isEmpty() && match.also().isEmpty()) {
      return true;
    }
    var metadata = record.document().at("chart", "metadata");
    return match.home().stream()
            .anyMatch(
                home ->
                    metadata.text("home").filter(text -> text.contains(home)).isPresent()
                        || metadata.at("sources").texts().stream()
                            .anyMatch(text -> text.contains(home)))
        || match.also().map(condition -> condition.holds(scope)).orElse(false);
  }

  private static Scope scope(HelmRecord record, Tree values, String chart, String version) {
    return Scope.empty()
        .with("values", Place.stored(values, record.source()))
        .with("chart", Place.chart(chart, version))
        .with(
            "rendered",
            Place.stored(
                WorkloadView.of(record.manifestObject("Deployment", "-jobs-manager")),
                record.source()));
  }

  ProfileMatch withAnchor(Optional<Tree> live) {
    return new ProfileMatch(
        profile, release, namespace, chart, chartName, version, part, live, choice, record);
  }

  /** Helm's word on its state. */
  String status() {
    return choice.map(RevisionChoice::status).orElse(UNKNOWN);
  }
}
