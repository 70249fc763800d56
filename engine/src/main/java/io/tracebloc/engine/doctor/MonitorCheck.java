package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.release.Tree;

/** X13: whether the portal can show resources. */
final class MonitorCheck {
  private static final String AGENTS = "tracebloc-node-agents";

  private final Case about;

  MonitorCheck(Case about) {
    this.about = about;
  }

  Verdict present() {
    return switch (about
        .objects()
        .object("asking for the metrics API", "/apis/metrics.k8s.io/v1beta1")) {
      case Given<Tree> given -> monitor();
      case Refused<Tree> refused when refused.missing() || refused.code() == 503 ->
          Verdict.warn(
              "metrics-server is missing or not ready",
              Remedy.run("kubectl", "get", "apiservice", "v1beta1.metrics.k8s.io"));
      case Refused<Tree> refused -> Verdict.unknown(refused.failure());
    };
  }

  private Verdict monitor() {
    var namespace = about.client().variable("NODE_AGENTS_NAMESPACE").orElse(AGENTS);
    var name = about.client().release() + "-resource-monitor";
    var path =
        "/apis/apps/v1/namespaces/%s/daemonsets/%s"
            .formatted(ApiPath.segment(namespace), ApiPath.segment(name));
    return switch (about.objects().object("reading DaemonSet " + name, path)) {
      case Refused<Tree> refused when refused.missing() ->
          Verdict.warn(
              "there is no DaemonSet %s in namespace %s".formatted(name, namespace),
              about.upgrade("--set", "resourceMonitor=true"));
      case Refused<Tree> refused -> Verdict.unknown(refused.failure());
      case Given<Tree>(var set) -> monitor(namespace, set);
    };
  }

  private static Verdict monitor(String namespace, Tree set) {
    var wanted = set.at("status", "desiredNumberScheduled").number().orElse(0);
    var ready = set.at("status", "numberReady").number().orElse(0);
    return ready >= wanted && ready > 0
        ? Verdict.ok("metrics-server answers, DaemonSet %s is ready".formatted(set.name()))
        : Verdict.warn(
            "DaemonSet %s is ready on %d of %d nodes".formatted(set.name(), ready, wanted),
            Remedy.run("kubectl", "describe", "daemonset", set.name(), "-n", namespace));
  }
}
