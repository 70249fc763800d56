package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.LocalFailure;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flags over kubeconfig entries over the in-cluster account, with kubectl's precedence. */
final class ConnectionResolution {
  private final ClusterOptions options;
  private final HostEnvironment environment;
  private final KubeconfigChoice choice;
  private final Optional<ServiceAccountMount> account;
  private final String searched;

  ConnectionResolution(
      ClusterOptions options,
      HostEnvironment environment,
      KubeconfigChoice choice,
      Optional<ServiceAccountMount> account,
      String searched) {
    this.options = options;
    this.environment = environment;
    this.choice = choice;
    this.account = account;
    this.searched = searched;
  }

  ConnectionSettings settings() {
    var trust = new TrustResolution(options, environment, choice, account).trust();
    var tlsWanted = trust.authorities().isPresent() || trust.insecure() || hasClientCertificate();
    var server = ServerAddress.parse(address(), tlsWanted);
    var route = new ProxyRules(environment.variables()).route(server, choice.cluster());
    var identity = new CredentialResolution(options, environment, choice, account, server, trust);
    return new ConnectionSettings(
        choice.contextName(),
        namespace(),
        server,
        trust,
        route,
        identity.credentials(),
        impersonation(),
        options.requestTimeout(),
        options.disableCompression() || choice.cluster().flag("disable-compression"));
  }

  private String address() {
    return options
        .server()
        .or(() -> choice.cluster().text("server"))
        .or(() -> account.map(ServiceAccountMount::server).map(URI::toString))
        .orElseThrow(this::nothingConfigured);
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

  private boolean hasClientCertificate() {
    return options.clientCertificate().isPresent()
        || choice.user().has("client-certificate")
        || choice.user().has("client-certificate-data");
  }

  private String namespace() {
    return options
        .namespace()
        .filter(name -> !name.isEmpty())
        .or(() -> choice.context().text("namespace"))
        .or(() -> account.flatMap(ServiceAccountMount::namespace))
        .orElse("default");
  }

  private Map<String, List<String>> impersonation() {
    var user = choice.user();
    var name = options.impersonate().filter(given -> !given.isEmpty()).or(() -> user.text("as"));
    var groups =
        options.impersonateGroups().isEmpty()
            ? user.texts("as-groups")
            : options.impersonateGroups();
    var uid = options.impersonateUid().or(() -> user.text("as-uid"));
    var extra =
        options.impersonateExtra().isEmpty()
            ? user.textLists("as-user-extra")
            : options.impersonateExtra();
    if (name.isEmpty()) {
      if (!groups.isEmpty() || uid.isPresent() || !extra.isEmpty()) {
        throw new LocalFailure(
            "A group, uid or extra field to impersonate is given, but no user",
            "Name the user to act as with {flag:as}");
      }
      return Map.of();
    }
    var headers = new LinkedHashMap<String, List<String>>();
    headers.put("Impersonate-User", List.of(name.get()));
    if (!groups.isEmpty()) {
      headers.put("Impersonate-Group", groups);
    }
    uid.ifPresent(value -> headers.put("Impersonate-Uid", List.of(value)));
    extra.forEach((key, values) -> headers.put(ImpersonationKey.header(key), values));
    return headers;
  }
}
