package io.tracebloc.engine.cluster;

import java.nio.file.Path;

/**
 * Opens the cluster that kubectl would talk to with the same flags, files and environment ({@code
 * style.md} C.1). Opening reads files but does not connect.
 */
public final class ClusterAccess {
  private ClusterAccess() {}

  /**
   * Resolves flags, kubeconfig files and the in-cluster account to a cluster.
   *
   * @throws io.tracebloc.engine.failure.LocalFailure if no cluster is configured, a file is missing
   *     or broken, or a name given is not in it
   * @throws io.tracebloc.engine.failure.CredentialFailure if a configured credential is unusable
   */
  public static Cluster open(ClusterOptions options, HostEnvironment environment) {
    return ClusterAssembly.assemble(resolve(options, environment, ServiceAccountMount.STANDARD));
  }

  static ConnectionSettings resolve(
      ClusterOptions options, HostEnvironment environment, Path serviceAccountMount) {
    var files = new KubeconfigFiles(options, environment);
    var choice = KubeconfigChoice.of(files.read(), options);
    var pod = ServiceAccountMount.find(environment, serviceAccountMount);
    return new ConnectionResolution(options, environment, choice, pod, files.searched()).settings();
  }
}
