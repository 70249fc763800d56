package io.tracebloc.engine.cluster;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

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

  /**
   * The same for a glance, such as a name that a person is typing: a login that has expired is not
   * renewed, because what the issuer gives would have to be written to the kubeconfig.
   *
   * @throws io.tracebloc.engine.failure.Failure as {@link #open} does
   */
  public static Cluster openForGlance(ClusterOptions options, HostEnvironment environment) {
    return ClusterAssembly.assemble(
        resolve(
            options,
            environment,
            ServiceAccountMount.STANDARD,
            KubeconfigChoice::withoutRenewedLogin));
  }

  static ConnectionSettings resolve(
      ClusterOptions options, HostEnvironment environment, Path serviceAccountMount) {
    return resolve(options, environment, serviceAccountMount, UnaryOperator.identity());
  }

  private static ConnectionSettings resolve(
      ClusterOptions options,
      HostEnvironment environment,
      Path serviceAccountMount,
      UnaryOperator<KubeconfigChoice> change) {
    var files = new KubeconfigFiles(options, environment);
    var choice = change.apply(KubeconfigChoice.of(files.read(), options));
    var pod = ServiceAccountMount.find(environment, serviceAccountMount);
    return new ConnectionResolution(options, environment, choice, pod, files.searched()).settings();
  }
}
