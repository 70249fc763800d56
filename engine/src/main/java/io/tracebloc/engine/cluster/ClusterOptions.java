package io.tracebloc.engine.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The generic connection flags of kubectl, as given; empty means not given ({@code style.md} C.1).
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
        false,
        Duration.ZERO,
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Map.of());
  }
}
