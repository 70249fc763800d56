package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.Printable;
import java.util.Optional;

/**
 * Which release it is.
 *
 * @param chart chart name
 * @param version chart version, or {@code unknown}
 * @param status Helm status, or {@code unknown}
 */
record IdentityFacts(String chart, String version, String status) {
  private static final String CHART_LABEL = "helm.sh/chart";
  private static final String CHART_PREFIX = "client-";

  static IdentityFacts settle(ReleaseContext context, Facts facts) {
    var record = context.record();
    var workload = context.workload();
    var helm = record.map(HelmRecord::source).orElse("Helm");
    var deployment = workload.deployment();
    var label = deployment.label(CHART_LABEL);
    facts
        .search("release")
        .stored(record.map(known -> known.choice().revision().release()), helm)
        .live(
            deployment.label("app.kubernetes.io/instance"),
            workload.source() + " label app.kubernetes.io/instance")
        .live(
            Optional.of(deployment.name())
                .filter(name -> !name.isEmpty())
                .map(n -> context.release()),
            workload.source() + " name")
        .flag(context.request().release())
        .orDefault(context.release());
    facts.note("namespace", context.namespace(), "kubeconfig context or flag");
    var chart =
        facts
            .search("chart")
            .stored(record.flatMap(HelmRecord::chart), helm)
            .live(
                label.filter(text -> text.startsWith(CHART_PREFIX)).map(text -> "client"),
                workload.source() + " label " + CHART_LABEL)
            .orDefault("client");
    var version =
        facts
            .search("chart version")
            .stored(record.flatMap(HelmRecord::chartVersion), helm)
            .live(
                label
                    .filter(text -> text.startsWith(CHART_PREFIX))
                    .map(text -> text.substring(CHART_PREFIX.length()).replace('_', '+')),
                workload.source() + " label " + CHART_LABEL)
            .live(
                deployment.label("app.kubernetes.io/version"),
                workload.source() + " label app.kubernetes.io/version")
            .orDefault("unknown");
    warnOfVersionDrift(label, version, facts);
    var status =
        facts
            .search("status")
            .stored(record.map(known -> known.choice().status()), helm)
            .orDefault("unknown");
    return new IdentityFacts(chart, version, status);
  }

  /** The record says what was installed; the label what runs. Auto-upgrade may stand between. */
  private static void warnOfVersionDrift(Optional<String> label, String version, Facts facts) {
    label
        .filter(text -> text.startsWith(CHART_PREFIX))
        .map(text -> text.substring(CHART_PREFIX.length()).replace('_', '+'))
        .filter(running -> !running.equals(version))
        .ifPresent(
            running ->
                facts.warn(
                    "Drift: Helm's record says chart version %s, but what runs is labelled %s"
                        .formatted(Printable.of(version), Printable.of(running))));
  }

  Optional<ChartVersion> parsedVersion() {
    return ChartVersion.parse(version);
  }
}
