package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.ReleaseFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why no release could be settled on, and what the user can do about it. */
final class ReleaseAbsence {
  /** {@code contract/releases.md} 3. */
  private static final Set<String> FORMER = Set.of("aks", "eks", "bm", "oc");

  private final ObjectReader objects;
  private final String namespace;

  ReleaseAbsence(ObjectReader objects, String namespace) {
    this.objects = objects;
    this.namespace = namespace;
  }

  /** Several candidates: they are all listed, and none is guessed. */
  ReleaseFailure several(List<Candidate> candidates) {
    var list =
        candidates.stream()
            .map(
                candidate ->
                    "%s (%s, %s)"
                        .formatted(
                            Printable.of(candidate.release()),
                            Printable.of(candidate.chart()),
                            Printable.of(candidate.status())))
            .collect(Collectors.joining(", "));
    return new ReleaseFailure(
            "There are several tracebloc releases in namespace %s: %s"
                .formatted(Printable.of(namespace), list),
            "Choose one with {flag:release}")
        .explainedBy(CheckId.C1);
  }

  /** The release that was named is there, but of another chart. */
  ReleaseFailure otherChart(HelmRecord record) {
    var chart = record.chart().orElse("unknown");
    var former = FORMER.contains(chart);
    return new ReleaseFailure(
            "Release %s in namespace %s is of the %schart %s %s, which takes no ingestion runs"
                .formatted(
                    Printable.of(record.choice().revision().release()),
                    Printable.of(namespace),
                    former ? "former tracebloc " : "",
                    Printable.of(chart),
                    Printable.of(record.chartVersion().orElse("(version unknown)"))),
            former
                ? "Migrate it to the tracebloc chart client first; until then files can be put there with"
                    + " {command:stage}"
                : "Name a release of the tracebloc chart client")
        .explainedBy(CheckId.C1);
  }

  /**
   * No candidate.
   *
   * @param blind whether neither Deployments nor Helm's records could be read
   * @param seen names of releases that were seen, but are not the one
   */
  ReleaseFailure none(ReleaseRequest request, boolean blind, List<String> seen) {
    if (blind) {
      return new ReleaseFailure(
              "Whether a tracebloc release is installed in namespace %s cannot be found out: you may list neither Deployments nor Helm's records there"
                  .formatted(Printable.of(namespace)),
              "Name it with {flag:release}, or ask for the right to list Deployments in that namespace")
          .explainedBy(CheckId.C1, CheckId.X4);
    }
    var wanted =
        request
            .release()
            .map(name -> "no tracebloc release " + Printable.of(name))
            .orElse("no tracebloc release");
    var message =
        "There is %s in namespace %s%s"
            .formatted(wanted, Printable.of(namespace), elsewhereInIt(request, seen));
    return elsewhere()
        .map(
            namespaces ->
                new ReleaseFailure(
                        message + "; there is one in " + namespaces,
                        "Choose that namespace with {flag:namespace}")
                    .explainedBy(CheckId.C1))
        .orElseGet(
            () ->
                new ReleaseFailure(
                        message,
                        "Choose another namespace with {flag:namespace} or another cluster with"
                            + " {flag:context}, or install the tracebloc client first")
                    .explainedBy(CheckId.C1));
  }

  private static String elsewhereInIt(ReleaseRequest request, List<String> seen) {
    return request.release().isPresent() && !seen.isEmpty()
        ? " (other releases there: %s)".formatted(OtherNamespaces.few(seen))
        : "";
  }

  /** Other namespaces with a release, if the caller may look there. */
  private Optional<String> elsewhere() {
    return OtherNamespaces.of(
        objects.deploymentsEverywhere(ReleaseDiscovery.CLIENT),
        ReleaseDiscovery::isJobsManager,
        namespace);
  }
}
