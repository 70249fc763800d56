package io.tracebloc.commands.helm;

import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.ConnectionFlags;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.InputFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Helm's own flags that choose a cluster. Helm takes them out of our arguments wherever they stand
 * and hands them over in variables; they are declared for calls without Helm, and because Helm does
 * not recognise {@code -nfoo}. A flag beats the variable.
 */
public final class HelmConnectionOptions implements ConnectionFlags {
  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "Namespace of the release; default: that of the context")
  private String namespace;

  @Option(
      names = "--kube-context",
      paramLabel = "NAME",
      description = "Context of the kubeconfig to use; default: the active one")
  private String context;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Kubeconfig file to use instead of KUBECONFIG and ~/.kube/config")
  private Path kubeconfig;

  @Option(
      names = "--kube-apiserver",
      hidden = true,
      paramLabel = "URL",
      description = "Address of the API server")
  private String server;

  @Option(
      names = "--kube-token",
      hidden = true,
      paramLabel = "TOKEN",
      description = "Bearer token for the API server")
  private String token;

  @Option(
      names = "--kube-as-user",
      hidden = true,
      paramLabel = "USER",
      description = "User to impersonate")
  private String impersonate;

  @Option(
      names = "--kube-as-group",
      hidden = true,
      paramLabel = "GROUP",
      description = "Group to impersonate; can be repeated")
  private List<String> impersonateGroups = new ArrayList<>();

  @Option(
      names = "--kube-ca-file",
      hidden = true,
      paramLabel = "FILE",
      description = "Certificates to verify the API server with")
  private Path certificateAuthority;

  @Option(
      names = "--kube-tls-server-name",
      hidden = true,
      paramLabel = "NAME",
      description = "Name to verify the API server's certificate against")
  private String tlsServerName;

  @Option(
      names = "--kube-insecure-skip-tls-verify",
      hidden = true,
      preprocessor = AttachedValue.class,
      description = "Do not verify the API server's certificate; makes the connection insecure")
  private Boolean insecureSkipTlsVerify;

  @Option(
      names = "--registry-config",
      hidden = true,
      paramLabel = "FILE",
      description = "Only as a flag of Helm itself; without Helm set HELM_REGISTRY_CONFIG")
  private String registryConfig;

  @Option(
      names = "--repository-config",
      hidden = true,
      paramLabel = "FILE",
      description = "Only as a flag of Helm itself; without Helm set HELM_REPOSITORY_CONFIG")
  private String repositoryConfig;

  @Option(
      names = "--repository-cache",
      hidden = true,
      paramLabel = "DIRECTORY",
      description = "Only as a flag of Helm itself; without Helm set HELM_REPOSITORY_CACHE")
  private String repositoryCache;

  @Override
  public ClusterOptions toClusterOptions(HostEnvironment environment) {
    refuse(registryConfig, "--registry-config", "HELM_REGISTRY_CONFIG");
    refuse(repositoryConfig, "--repository-config", "HELM_REPOSITORY_CONFIG");
    refuse(repositoryCache, "--repository-cache", "HELM_REPOSITORY_CACHE");
    var helm = HelmSettings.of(environment);
    return new ClusterOptions(
        Optional.ofNullable(kubeconfig),
        given(context).or(() -> helm.text("HELM_KUBECONTEXT")),
        Optional.empty(),
        Optional.empty(),
        given(namespace).or(() -> helm.text("HELM_NAMESPACE")),
        given(server).or(() -> helm.text("HELM_KUBEAPISERVER")),
        given(token).or(() -> helm.text("HELM_KUBETOKEN")),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(certificateAuthority)
            .or(() -> helm.text("HELM_KUBECAFILE").map(Path::of)),
        Optional.empty(),
        Optional.empty(),
        given(tlsServerName).or(() -> helm.text("HELM_KUBETLS_SERVER_NAME")),
        insecureSkipTlsVerify == null
            ? helm.truth("HELM_KUBEINSECURE_SKIP_TLS_VERIFY")
            : insecureSkipTlsVerify,
        Duration.ZERO,
        false,
        given(impersonate).or(() -> helm.text("HELM_KUBEASUSER")),
        impersonateGroups.isEmpty() ? helm.list("HELM_KUBEASGROUPS") : impersonateGroups,
        Optional.empty(),
        Map.of());
  }

  /** What renders charts reads the process's own variables, which only its caller can set. */
  private static void refuse(String value, String flag, String variable) {
    if (value != null) {
      throw new InputFailure(
          flag + " has no effect where the plugin is started without Helm",
          "Set the variable %s instead.".formatted(variable));
    }
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(value -> !value.isEmpty());
  }
}
