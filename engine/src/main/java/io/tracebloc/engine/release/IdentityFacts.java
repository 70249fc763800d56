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
  private static final String CHART = "client";
  private static final String CHART_PREFIX = "client-";
  private static final String INSTANCE_LABEL = "app.kubernetes.io/instance";
  private static final String VERSION_LABEL = "app.kubernetes.io/version";

  static IdentityFacts settle(ReleaseContext context, Facts facts) {
    noteName(context, facts);
    var record = context.record();
    var helm = record.map(HelmRecord::source).orElse("Helm");
    var label = context.workload().deployment().label(CHART_LABEL);
    var chart =
        facts
            .search("chart")
            .stored(record.flatMap(HelmRecord::chart), helm)
            .live(running(label).map(version -> CHART), chartLabelSource(context))
            .orDefault(CHART);
    var version = version(context, helm, facts);
    warnOfVersionDrift(label, version, facts);
    var status =
        facts
            .search("status")
            .stored(record.map(known -> known.choice().status()), helm)
            .orDefault("unknown");
    return new IdentityFacts(chart, version, status);
  }

  private static void noteName(ReleaseContext context, Facts facts) {
    var workload = context.workload();
    var record = context.record();
    facts
        .search("release")
        .stored(
            record.map(known -> known.choice().revision().release()),
            record.map(HelmRecord::source).orElse(""))
        .live(
            workload.deployment().label(INSTANCE_LABEL),
            workload.source() + " label " + INSTANCE_LABEL)
        .live(
            workload.deployment().present() ? Optional.of(context.release()) : Optional.empty(),
            workload.source() + " name")
        .flag(context.request().release())
        .orDefault(context.release());
    facts.note("namespace", context.namespace(), "flag, else kubeconfig context, else default");
  }

  private static String version(ReleaseContext context, String helm, Facts facts) {
    var record = context.record();
    var workload = context.workload();
    var believed = record.filter(known -> !known.choice().liveFirst());
    return facts
        .search("chart version")
        .stored(believed.flatMap(HelmRecord::chartVersion), helm)
        .live(running(workload.deployment().label(CHART_LABEL)), chartLabelSource(context))
        .live(
            workload.deployment().label(VERSION_LABEL),
            workload.source() + " label " + VERSION_LABEL)
        .stored(record.flatMap(HelmRecord::chartVersion), helm)
        .orDefault("unknown");
  }

  private static String chartLabelSource(ReleaseContext context) {
    return context.workload().source() + " label " + CHART_LABEL;
  }

  /** The version in a chart label, in which a plus sign cannot stand. */
  private static Optional<String> running(Optional<String> label) {
    return label
        .filter(text -> text.startsWith(CHART_PREFIX))
        .map(text -> text.substring(CHART_PREFIX.length()).replace('_', '+'));
  }

  /** The record says what was installed; the label what runs. Auto-upgrade may stand between. */
  private static void warnOfVersionDrift(Optional<String> label, String version, Facts facts) {
    running(label)
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
