package io.tracebloc.engine.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of one kubeconfig file, or of several merged.
 *
 * @param currentContext the active context, if one is set
 * @param contexts by name, in the order of the files
 * @param clusters by name
 * @param users by name
 */
record Kubeconfig(
    Optional<String> currentContext,
    Map<String, KubeconfigEntry> contexts,
    Map<String, KubeconfigEntry> clusters,
    Map<String, KubeconfigEntry> users) {

  /** Nothing configured. */
  static Kubeconfig empty() {
    return new Kubeconfig(Optional.empty(), Map.of(), Map.of(), Map.of());
  }

  /**
   * Merges as client-go does: the first file that names an entry or a current context wins, and
   * entries are never blended.
   */
  static Kubeconfig merged(List<Kubeconfig> files) {
    var contexts = new LinkedHashMap<String, KubeconfigEntry>();
    var clusters = new LinkedHashMap<String, KubeconfigEntry>();
    var users = new LinkedHashMap<String, KubeconfigEntry>();
    for (var file : files) {
      file.contexts().forEach(contexts::putIfAbsent);
      file.clusters().forEach(clusters::putIfAbsent);
      file.users().forEach(users::putIfAbsent);
    }
    var current = files.stream().map(Kubeconfig::currentContext).flatMap(Optional::stream);
    return new Kubeconfig(current.findFirst(), contexts, clusters, users);
  }
}
