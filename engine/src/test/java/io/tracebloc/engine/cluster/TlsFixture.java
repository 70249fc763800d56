package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server with TLS, its authority, and kubeconfig files that point to it. */
final class TlsFixture implements AutoCloseable {
  final TestAuthority authority;
  final RecordingServer server;
  private final Path directory;

  TlsFixture(Path directory, String... serverNames) throws Exception {
    this.directory = directory;
    authority = new TestAuthority("test authority");
    var identity = authority.issue("server", serverNames);
    server = RecordingServer.tls(authority.serverContext(identity));
  }

  /** A cluster of this user (YAML flow map) and further cluster fields. */
  Cluster open(String user, String clusterFields, String... flags) throws Exception {
    return open(TestEnvironment.in(directory, "KUBECONFIG", "config"), user, clusterFields, flags);
  }

  Cluster open(HostEnvironment environment, String user, String clusterFields, String... flags)
      throws Exception {
    write(user, clusterFields);
    return ClusterAccess.open(TestOptions.of(flags), environment);
  }

  /** The kubeconfig file that {@link #open} writes, for this user. */
  void write(String user, String clusterFields) throws IOException {
    Files.writeString(
        directory.resolve("config"),
        """
        current-context: x
        contexts: [{name: x, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: 'https://127.0.0.1:%d', %s}}]
        users: [{name: u, user: %s}]
        """
            .formatted(server.port(), clusterFields, user));
  }

  /** The authority as a cluster field. */
  String trusted() throws Exception {
    return "certificate-authority-data: " + authority.pemBase64();
  }

  @Override
  public void close() {
    server.close();
  }
}
