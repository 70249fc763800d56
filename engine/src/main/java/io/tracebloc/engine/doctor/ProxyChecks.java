package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.release.Tree;
import java.util.List;

/** C7 and C9: whether runs know the proxy to the back end, and whether it is there. */
final class ProxyChecks {
  private static final String VARIABLE = "REQUESTS_PROXY_URL";

  private final Case about;

  ProxyChecks(Case about) {
    this.about = about;
  }

  Verdict configured() {
    // The address may hold a password, so it is not shown.
    return about.client().variable(VARIABLE).isPresent()
        ? Verdict.ok(VARIABLE + " is set")
        : Verdict.warn(VARIABLE + " is not set: the chart is too old", about.upgrade());
  }

  Verdict running() {
    var name = about.client().release() + "-requests-proxy";
    return switch (about.objects().deployments()) {
      case Refused<List<Tree>> refused -> Verdict.unknown(refused.failure());
      case Given<List<Tree>>(var deployments) ->
          deployments.stream()
              .filter(deployment -> deployment.name().equals(name))
              .findFirst()
              .map(this::running)
              .orElseGet(
                  () -> Verdict.fail("there is no Deployment " + name, about.restoration(1, 3, 3)));
    };
  }

  private Verdict running(Tree deployment) {
    var ready = deployment.at("status", "readyReplicas").number().orElse(0);
    // That it is ready does not prove that it gets out (releases.md 5.2).
    return ready > 0
        ? Verdict.unknown(
            "Deployment %s is ready; that does not prove that it reaches the back end"
                .formatted(deployment.name()))
        : Verdict.fail(
            "Deployment %s is not ready".formatted(deployment.name()),
            about.kubectl("describe", "deployment", deployment.name()));
  }
}
