package io.tracebloc.commands.options;

import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/**
 * kubectl's generic flags ({@code kubernetes/cli-runtime} ConfigFlags). The three that people use
 * are shown in the help of each command, the others by the command {@code options}.
 */
public final class ConnectionOptions implements ConnectionFlags {
  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "Namespace of the release; default: that of the context")
  private String namespace;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Context of the kubeconfig to use; default: the active one")
  private String context;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Kubeconfig file to use instead of KUBECONFIG and ~/.kube/config")
  private Path kubeconfig;

  @Option(
      names = "--cluster",
      hidden = true,
      paramLabel = "NAME",
      description = "Cluster of the kubeconfig to use")
  private String cluster;

  @Option(
      names = "--user",
      hidden = true,
      paramLabel = "NAME",
      description = "User of the kubeconfig to use")
  private String user;

  @Option(
      names = {"-s", "--server"},
      hidden = true,
      paramLabel = "URL",
      description = "Address of the API server")
  private String server;

  @Option(
      names = "--token",
      hidden = true,
      paramLabel = "TOKEN",
      description = "Bearer token for the API server")
  private String token;

  @Option(
      names = "--username",
      hidden = true,
      paramLabel = "NAME",
      description = "User name for basic authentication to the API server")
  private String username;

  @Option(
      names = "--password",
      hidden = true,
      paramLabel = "PASSWORD",
      description = "Password for basic authentication to the API server")
  private String password;

  @Option(names = "--as", hidden = true, paramLabel = "USER", description = "User to impersonate")
  private String impersonate;

  @Option(
      names = "--as-group",
      hidden = true,
      paramLabel = "GROUP",
      description = "Group to impersonate; can be repeated")
  private List<String> impersonateGroups = new ArrayList<>();

  @Option(names = "--as-uid", hidden = true, paramLabel = "UID", description = "UID to impersonate")
  private String impersonateUid;

  @Option(
      names = "--as-user-extra",
      hidden = true,
      paramLabel = "KEY=VALUE",
      converter = KeyValue.Converter.class,
      description = "Extra attribute to impersonate; can be repeated")
  private List<KeyValue> impersonateExtra = new ArrayList<>();

  @Option(
      names = "--certificate-authority",
      hidden = true,
      paramLabel = "FILE",
      description = "Certificates to verify the API server with")
  private Path certificateAuthority;

  @Option(
      names = "--client-certificate",
      hidden = true,
      paramLabel = "FILE",
      description = "Client certificate for TLS")
  private Path clientCertificate;

  @Option(
      names = "--client-key",
      hidden = true,
      paramLabel = "FILE",
      description = "Client key for TLS")
  private Path clientKey;

  @Option(
      names = "--tls-server-name",
      hidden = true,
      paramLabel = "NAME",
      description = "Name to verify the API server's certificate against")
  private String tlsServerName;

  @Option(
      names = "--insecure-skip-tls-verify",
      hidden = true,
      preprocessor = AttachedValue.class,
      description = "Do not verify the API server's certificate; makes the connection insecure")
  private boolean insecureSkipTlsVerify;

  @Option(
      names = "--request-timeout",
      hidden = true,
      paramLabel = "DURATION",
      converter = GoDuration.class,
      description = "Limit for each request, for example 1s, 2m, 3h; 0 means none")
  private Duration requestTimeout = Duration.ZERO;

  @Option(
      names = "--disable-compression",
      hidden = true,
      preprocessor = AttachedValue.class,
      description = "Do not ask for compressed responses")
  private boolean disableCompression;

  @Option(
      names = "--cache-dir",
      hidden = true,
      paramLabel = "DIRECTORY",
      description = "Accepted for kubectl's sake; nothing is cached")
  @SuppressWarnings("UnusedVariable") // accepted and ignored
  private Path cacheDirectory;

  @Override
  public ClusterOptions toClusterOptions(HostEnvironment environment) {
    return toClusterOptions();
  }

  /** What was given. */
  public ClusterOptions toClusterOptions() {
    return new ClusterOptions(
        Optional.ofNullable(kubeconfig),
        Optional.ofNullable(context),
        Optional.ofNullable(cluster),
        Optional.ofNullable(user),
        Optional.ofNullable(namespace),
        Optional.ofNullable(server),
        Optional.ofNullable(token),
        Optional.ofNullable(username),
        Optional.ofNullable(password),
        Optional.ofNullable(certificateAuthority),
        Optional.ofNullable(clientCertificate),
        Optional.ofNullable(clientKey),
        Optional.ofNullable(tlsServerName),
        insecureSkipTlsVerify,
        requestTimeout,
        disableCompression,
        Optional.ofNullable(impersonate),
        impersonateGroups,
        Optional.ofNullable(impersonateUid),
        extra());
  }

  private Map<String, List<String>> extra() {
    var values = new TreeMap<String, List<String>>();
    for (var pair : impersonateExtra) {
      values.computeIfAbsent(pair.key(), _ -> new ArrayList<>()).add(pair.value());
    }
    return values;
  }
}
