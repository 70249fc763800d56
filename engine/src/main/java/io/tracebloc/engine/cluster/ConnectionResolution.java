package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.LocalFailure;
import java.net.URI;
import java.util.Optional;

/** Flags over kubeconfig entries over the in-cluster account, with kubectl's precedence. */
final class ConnectionResolution {
  private final ClusterOptions options;
  private final HostEnvironment environment;
  private final KubeconfigChoice choice;
  private final Optional<ServiceAccountMount> pod;
  private final Optional<ServiceAccountMount> account;
  private final String searched;

  /**
   * With everything that has a say.
   *
   * @param pod the account of the Pod in which this runs
   * @param searched the kubeconfig files that were looked at, for messages
   */
  ConnectionResolution(
      ClusterOptions options,
      HostEnvironment environment,
      KubeconfigChoice choice,
      Optional<ServiceAccountMount> pod,
      String searched) {
    this.options = options;
    this.environment = environment;
    this.choice = choice;
    this.pod = pod;
    // Another server by flag must not be shown the Pod's token.
    account = choice.nothingChosen() && options.server().isEmpty() ? pod : Optional.empty();
    this.searched = searched;
  }

  ConnectionSettings settings() {
    var address = address();
    var trust = new TrustResolution(options, environment, choice, account).trust();
    var server = ServerAddress.parse(address);
    var route = new ProxyRules(environment.variables()).route(server, choice.cluster());
    var identity = new CredentialResolution(options, environment, choice, account, address, trust);
    return new ConnectionSettings(
        choice.contextName(),
        namespace(),
        server,
        trust,
        route,
        identity.credentials(),
        new Impersonation(options, choice.user()).headers(),
        options.requestTimeout(),
        options.disableCompression() || choice.cluster().flag("disable-compression"));
  }

  private String address() {
    return options
        .server()
        .or(() -> choice.cluster().text("server"))
        .or(() -> account.map(ServiceAccountMount::server).map(URI::toString))
        .or(() -> variable("KUBERNETES_MASTER"))
        .orElseThrow(this::nothingConfigured);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.variables().get(name)).filter(text -> !text.isEmpty());
  }

  private LocalFailure nothingConfigured() {
    if (!choice.contextName().isEmpty()) {
      return choice.context().failure("it names no cluster with a server");
    }
    return new LocalFailure(
        "No cluster is configured: no current context in %s, and this is not a Pod with an account"
            .formatted(searched),
        "Choose a context with {flag:context}, or a file with {flag:kubeconfig}, or set KUBECONFIG");
  }

  /** In a Pod its own namespace takes the place of {@code default}, kubeconfig or not. */
  private String namespace() {
    return options
        .namespace()
        .or(() -> choice.context().text("namespace"))
        .or(() -> pod.isPresent() ? variable("POD_NAMESPACE") : Optional.empty())
        .or(() -> pod.flatMap(ServiceAccountMount::namespace))
        .orElse("default");
  }
}
