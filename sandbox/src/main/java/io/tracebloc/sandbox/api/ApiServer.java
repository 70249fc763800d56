package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.access.Authenticator;
import io.tracebloc.sandbox.access.Authorizer;
import io.tracebloc.sandbox.access.CertificateAuthority;
import io.tracebloc.sandbox.access.Kubeconfig;
import io.tracebloc.sandbox.access.ServiceAccountTokens;
import io.tracebloc.sandbox.api.admission.Admission;
import io.tracebloc.sandbox.store.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * The practice cluster's API server: Kubernetes' API over TLS on a loopback port, for holders of
 * its credentials only.
 */
public final class ApiServer implements AutoCloseable {
  private final CertificateAuthority authority;
  private final ServiceAccountTokens tokens;
  private final Admission admission;
  private final RequestLog log = new RequestLog();
  private final SecureListener listener;

  /**
   * Starts to serve.
   *
   * @param store the cluster's objects; namespaces and roles that every cluster has are added
   * @param pods serves logs, exec, attach and port-forward
   * @throws IOException if the port is taken
   */
  public ApiServer(ObjectStore store, PodSubresources pods, ApiServerSettings settings)
      throws IOException {
    authority = new CertificateAuthority(settings.clock());
    tokens = new ServiceAccountTokens(store, settings.clock());
    admission = new Admission(store, tokens, authority.certificatePem());
    new Bootstrap(store, admission).run();
    var authorizer = new Authorizer(store);
    var endpoints = new Endpoints(store, tokens, authorizer, admission, pods, settings);
    var gate = new Gate(new Authenticator(authority, tokens), authorizer);
    var dispatcher = new Dispatcher(endpoints, gate, settings.interceptor(), log);
    listener = new SecureListener(settings.port(), authority.server(), dispatcher::serve);
  }

  /** Where the server listens, for example {@code https://127.0.0.1:41234}. */
  public URI address() {
    return URI.create("https://127.0.0.1:" + listener.port());
  }

  /** Issues certificates that this server trusts. */
  public CertificateAuthority authority() {
    return authority;
  }

  /** Issues tokens that this server trusts. */
  public ServiceAccountTokens tokens() {
    return tokens;
  }

  /** Completes and checks objects that controllers write to the store themselves. */
  public Admission admission() {
    return admission;
  }

  /** What was asked so far. */
  public RequestLog requests() {
    return log;
  }

  /**
   * A kubeconfig for a new user; its text is a secret.
   *
   * @param groups for example {@link Authorizer#MASTERS}, who may do everything
   * @param namespace the context's namespace
   */
  public String kubeconfig(String user, List<String> groups, String namespace) {
    return Kubeconfig.of(
        address(), authority.certificatePem(), authority.client(user, groups), namespace);
  }

  /** Ends all connections, as a failing network would; new ones are served. */
  public void dropConnections() {
    listener.dropConnections();
  }

  /** Ends all watches, streams and connections, and frees the port. */
  @Override
  public void close() {
    listener.close();
  }
}
