package io.tracebloc.engine.release;

import java.util.Optional;

/**
 * A release that may be the one meant.
 *
 * @param release its name
 * @param deployment the live jobs-manager Deployment, if it was seen
 * @param choice the Helm revision to believe, if its record was seen
 * @param record the decoded record, if it had to be read to recognise the release
 */
record Candidate(
    String release,
    Optional<Tree> deployment,
    Optional<RevisionChoice> choice,
    Optional<HelmRecord> record) {

  /** It among others, in the namespace where it was seen. */
  ReleaseSummary summary(String namespace) {
    return new ReleaseSummary(InstalledRelease.TRACEBLOC, release, namespace, chart(), status());
  }

  /** Chart and version, as far as known without reading more. */
  String chart() {
    return deployment
        .flatMap(object -> object.label("helm.sh/chart"))
        .or(() -> record.flatMap(this::chartOf))
        .orElse("chart unknown");
  }

  private Optional<String> chartOf(HelmRecord known) {
    return known.chart().map(name -> name + "-" + known.chartVersion().orElse("unknown"));
  }

  /** Helm's word on its state. */
  String status() {
    return choice.map(RevisionChoice::status).orElse("status unknown");
  }
}
