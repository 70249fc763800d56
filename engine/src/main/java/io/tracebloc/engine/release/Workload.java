package io.tracebloc.engine.release;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The jobs-manager Deployment ({@code contract/releases.md} 2.3, 2.5), live or as rendered.
 *
 * @param deployment the object; may be nothing
 * @param source where it was read, for evidence
 */
record Workload(Tree deployment, String source) {
  /** How the container sees a claim. */
  record Mount(String claim, String path, Optional<String> subPath, String volume) {}

  static Workload none() {
    return new Workload(Tree.nothing(), "nothing");
  }

  private Tree podSpec() {
    return deployment.at("spec", "template", "spec");
  }

  /** The container {@code api}, which holds everything that matters; it is the first. */
  private Tree container() {
    var containers = podSpec().at("containers");
    var api = containers.itemWhere("name", "api");
    return api.present() ? api : containers.items().stream().findFirst().orElse(Tree.nothing());
  }

  /** A literal environment variable; references to Secrets are never resolved. */
  Optional<String> environment(String name) {
    return container().at("env").itemWhere("name", name).text("value");
  }

  /** Whether a variable is there, even if empty. */
  boolean declares(String name) {
    return container().at("env").itemWhere("name", name).present();
  }

  /** What is mounted at a path. */
  Optional<Mount> mountAt(String path) {
    return mounts().stream().filter(mount -> mount.path().equals(path)).findFirst();
  }

  /** Where a claim is mounted. */
  Optional<Mount> mountOf(String claim) {
    return mounts().stream().filter(mount -> mount.claim().equals(claim)).findFirst();
  }

  private List<Mount> mounts() {
    return container().at("volumeMounts").items().stream()
        .map(this::mount)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Mount> mount(Tree volumeMount) {
    var volume = volumeMount.text("name").orElse("");
    var claim =
        podSpec()
            .at("volumes")
            .itemWhere("name", volume)
            .text("persistentVolumeClaim", "claimName");
    var path = volumeMount.text("mountPath").map(Workload::withoutTrailingSlash);
    if (claim.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Mount(claim.get(), path.get(), volumeMount.text("subPath"), volume));
  }

  private static String withoutTrailingSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  List<String> pullSecrets() {
    return podSpec().at("imagePullSecrets").items().stream()
        .map(item -> item.text("name"))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Taints that its Pods put up with; a claim for one node may hold the stage Pod to theirs. */
  List<Toleration> tolerations() {
    return podSpec().at("tolerations").items().stream().map(Workload::toleration).toList();
  }

  static Toleration toleration(Tree toleration) {
    var seconds = toleration.at("tolerationSeconds").number();
    return new Toleration(
        toleration.text("key"),
        toleration.text("operator"),
        toleration.text("value"),
        toleration.text("effect"),
        seconds.isPresent() ? OptionalLong.of(seconds.getAsInt()) : OptionalLong.empty());
  }

  /** Evidence for a volume. */
  String volumeSource(Mount mount) {
    return source + " volume " + mount.volume();
  }

  String environmentSource(String name) {
    return source + " env " + name;
  }
}
