package io.tracebloc.engine.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The generic connection flags of kubectl, as given ({@code style.md} C.1). Empty means not given,
 * and a flag with an empty value counts as not given.
 *
 * @param requestTimeout per request; zero means none
 */
public record ClusterOptions(
    Optional<Path> kubeconfig,
    Optional<String> context,
    Optional<String> cluster,
    Optional<String> user,
    Optional<String> namespace,
    Optional<String> server,
    Optional<String> token,
    Optional<String> username,
    Optional<String> password,
    Optional<Path> certificateAuthority,
    Optional<Path> clientCertificate,
    Optional<Path> clientKey,
    Optional<String> tlsServerName,
    boolean insecureSkipTlsVerify,
    Duration requestTimeout,
    boolean disableCompression,
    Optional<String> impersonate,
    List<String> impersonateGroups,
    Optional<String> impersonateUid,
    Map<String, List<String>> impersonateExtra) {

  public ClusterOptions {
    kubeconfig = given(kubeconfig);
    context = filled(context);
    cluster = filled(cluster);
    user = filled(user);
    namespace = filled(namespace);
    server = filled(server);
    token = filled(token);
    username = filled(username);
    password = filled(password);
    certificateAuthority = given(certificateAuthority);
    clientCertificate = given(clientCertificate);
    clientKey = given(clientKey);
    tlsServerName = filled(tlsServerName);
    impersonate = filled(impersonate);
    impersonateUid = filled(impersonateUid);
    impersonateGroups = List.copyOf(impersonateGroups);
    impersonateExtra = Map.copyOf(impersonateExtra);
  }

  /** Nothing given: the active context of the user's kubeconfig. */
  public static ClusterOptions none() {
    return new ClusterOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Duration.ZERO,
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Map.of());
  }

  /** The same with this limit for each request, unless one was given. */
  public ClusterOptions answeredWithin(Duration limit) {
    return with(user, requestTimeout.isZero() ? limit : requestTimeout);
  }

  /** The same as the context's own user. */
  public ClusterOptions withoutUser() {
    return with(Optional.empty(), requestTimeout);
  }

  private ClusterOptions with(Optional<String> otherUser, Duration otherTimeout) {
    return new ClusterOptions(
        kubeconfig,
        context,
        cluster,
        otherUser,
        namespace,
        server,
        token,
        username,
        password,
        certificateAuthority,
        clientCertificate,
        clientKey,
        tlsServerName,
        insecureSkipTlsVerify,
        otherTimeout,
        disableCompression,
        impersonate,
        impersonateGroups,
        impersonateUid,
        impersonateExtra);
  }

  private static Optional<String> filled(Optional<String> text) {
    return text.filter(value -> !value.isEmpty());
  }

  private static Optional<Path> given(Optional<Path> path) {
    return path.filter(value -> !value.toString().isEmpty());
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return "ClusterOptions[context %s, namespace %s]".formatted(context, namespace);
  }
}
