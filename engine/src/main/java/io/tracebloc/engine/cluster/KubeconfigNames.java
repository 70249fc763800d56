package io.tracebloc.engine.cluster;

import java.util.List;

/**
 * The names in the kubeconfig files that are in force, in the order of the files. Reads files only.
 * The names are those of the files, and not printable yet.
 *
 * @param contexts names for {@code --context}
 * @param clusters names for {@code --cluster}
 * @param users names for {@code --user}
 */
public record KubeconfigNames(List<String> contexts, List<String> clusters, List<String> users) {
  public KubeconfigNames {
    contexts = List.copyOf(contexts);
    clusters = List.copyOf(clusters);
    users = List.copyOf(users);
  }

  /**
   * Reads them.
   *
   * @throws io.tracebloc.engine.failure.LocalFailure if a file is broken, or one that a flag names
   *     is missing
   */
  public static KubeconfigNames read(ClusterOptions options, HostEnvironment environment) {
    var kubeconfig = new KubeconfigFiles(options, environment).read();
    return new KubeconfigNames(
        List.copyOf(kubeconfig.contexts().keySet()),
        List.copyOf(kubeconfig.clusters().keySet()),
        List.copyOf(kubeconfig.users().keySet()));
  }
}
