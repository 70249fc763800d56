package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.ReleaseFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why there is no release of a known platform, and where there is one. */
final class PlatformAbsence {
  private final ObjectReader objects;
  private final String namespace;

  PlatformAbsence(ObjectReader objects, String namespace) {
    this.objects = objects;
    this.namespace = namespace;
  }

  ReleaseFailure none(ReleaseRequest request, PlatformDiscovery.Discovery discovery) {
    var place = Printable.of(namespace);
    if (discovery.blind()) {
      return new ReleaseFailure(
              "What is installed in namespace %s cannot be found out: neither Deployments nor Helm's records can be listed there (%s)"
                  .formatted(place, discovery.unreadable().orElse("")),
              "Describe it with {flag:platform}, {flag:release}, {flag:claim} and {flag:mount-path}, or"
                  + " ask for the right to list Deployments or Secrets in that namespace")
          .explainedBy(CheckId.C1, CheckId.X4);
    }
    var message =
        "There is %s in namespace %s%s%s"
            .formatted(
                wanted(request), place, others(discovery.others()), why(discovery.unreadable()));
    return elsewhere(request.platform())
        .map(
            namespaces ->
                new ReleaseFailure(
                        message + "; there is one in " + namespaces,
                        "Choose that namespace with {flag:namespace}, or look around with"
                            + " {command:survey}")
                    .explainedBy(CheckId.C1))
        .orElseGet(
            () ->
                new ReleaseFailure(
                        message,
                        "Choose another namespace with {flag:namespace} or another cluster with"
                            + " {flag:context}, give a profile of your own with {flag:profile}, or name"
                            + " {flag:release} and {flag:claim}")
                    .explainedBy(CheckId.C1));
  }

  private static String wanted(ReleaseRequest request) {
    var platform = request.platform().map(Printable::of).orElse("a known platform");
    return request
        .release()
        .map(name -> "no release %s of %s".formatted(Printable.of(name), platform))
        .orElse("no release of " + platform);
  }

  private static String others(List<String> names) {
    return names.isEmpty()
        ? ""
        : " (other releases there: %s)".formatted(OtherNamespaces.few(names));
  }

  /** Helm may keep its records where nobody looks; Helm 2 kept them in a form of its own. */
  private String why(Optional<String> unreadable) {
    var reason = unreadable.map(text -> "; Helm's records could not be read: " + text).orElse("");
    var tiller =
        objects.tillersRecords().ifGiven().stream()
            .anyMatch(list -> !list.at("items").items().isEmpty());
    return tiller
        ? reason + "; there are releases of Helm 2 (Tiller), which is not supported"
        : reason;
  }

  /** Namespaces with workloads that look known, if the caller may look there. */
  private Optional<String> elsewhere(Optional<String> platform) {
    return OtherNamespaces.of(
        objects.deploymentsEverywhere(),
        deployment -> looksLike(deployment).filter(found -> isMeant(found, platform)).isPresent(),
        namespace);
  }

  /** A jobs-manager alone does not tell whether its chart is a former one. */
  private static boolean isMeant(String found, Optional<String> platform) {
    return platform
        .map(wanted -> wanted.split("-", 2)[0].equals(found.split("-", 2)[0]))
        .orElse(true);
  }

  private static Optional<String> looksLike(Tree deployment) {
    var chart =
        deployment
            .label("helm.sh/chart")
            .or(() -> deployment.label("app.kubernetes.io/instance"))
            .orElse("");
    if (ReleaseDiscovery.isJobsManager(deployment)) {
      return Optional.of(InstalledRelease.TRACEBLOC);
    }
    if (deployment.label("app").filter("webdav-crater"::equals).isPresent()) {
      return Optional.of("crater");
    }
    return Stream.of("clearml-agent", "polyaxon")
        .filter(platform -> chart.startsWith(platform + "-"))
        .findFirst();
  }
}
