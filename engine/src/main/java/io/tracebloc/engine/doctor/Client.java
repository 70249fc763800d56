package io.tracebloc.engine.doctor;

import io.tracebloc.engine.release.ChartVersion;
import io.tracebloc.engine.release.Tree;
import java.util.Optional;

/**
 * An installed client, by its Deployment jobs-manager ({@code contract/releases.md} 2.1, 2.5).
 *
 * @param release name of the Helm release
 * @param deployment its Deployment
 */
record Client(String release, Tree deployment) {
  private static final String SUFFIX = "-jobs-manager";
  private static final String CHART = "client-";
  private static final String CLAIM = "client-pvc";

  /** The client of a Deployment; empty if that is no jobs-manager. */
  static Optional<Client> of(Tree deployment) {
    var name = deployment.name();
    var ours =
        (name.equals("jobs-manager") || name.endsWith(SUFFIX))
            && hasLabel(deployment, "app.kubernetes.io/name", "client")
            && hasLabel(deployment, "app.kubernetes.io/managed-by", "Helm");
    if (!ours) {
      return Optional.empty();
    }
    var release =
        deployment
            .label("app.kubernetes.io/instance")
            .orElseGet(
                () ->
                    name.endsWith(SUFFIX)
                        ? name.substring(0, name.length() - SUFFIX.length())
                        : name);
    return Optional.of(new Client(release, deployment));
  }

  private static boolean hasLabel(Tree object, String label, String value) {
    return object.label(label).filter(value::equals).isPresent();
  }

  /** Version of the chart, if its label tells one. */
  Optional<ChartVersion> version() {
    return chart().flatMap(ChartVersion::parse);
  }

  /** The chart's version as its label says it. */
  Optional<String> chart() {
    return deployment
        .label("helm.sh/chart")
        .filter(label -> label.startsWith(CHART))
        .map(label -> label.substring(CHART.length()));
  }

  /** Whether the chart is known to be older than this version. */
  boolean isBefore(int major, int minor, int patch) {
    return version().filter(version -> version.isBefore(major, minor, patch)).isPresent();
  }

  /** The specification of its Pods. */
  Tree podSpec() {
    return deployment.at("spec", "template", "spec");
  }

  /** The container that has all that matters: {@code api}, else the first. */
  Tree api() {
    var containers = podSpec().at("containers");
    var named = containers.itemWhere("name", "api");
    return named.present()
        ? named
        : containers.items().stream().findFirst().orElseGet(Tree::nothing);
  }

  /** The literal value of a variable; those from Secrets are never looked up. */
  Optional<String> variable(String name) {
    return api().at("env").itemWhere("name", name).text("value");
  }

  /** The claim that datasets lie on. */
  String claim() {
    return variable("CLIENT_PVC").orElse(CLAIM);
  }

  /** Where it mounts the claim, if it does. */
  Optional<String> mountPath() {
    return podSpec().at("volumes").items().stream()
        .filter(
            volume ->
                volume
                    .text("persistentVolumeClaim", "claimName")
                    .filter(claim()::equals)
                    .isPresent())
        .flatMap(volume -> volume.text("name").stream())
        .flatMap(
            name -> api().at("volumeMounts").itemWhere("name", name).text("mountPath").stream())
        .findFirst();
  }
}
