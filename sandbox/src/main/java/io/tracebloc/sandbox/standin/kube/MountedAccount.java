package io.tracebloc.sandbox.standin.kube;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The ServiceAccount that Kubernetes mounts into a pod.
 *
 * @param directory holds {@code token}, {@code ca.crt} and {@code namespace}
 */
public record MountedAccount(Path directory) {
  /** The pod's own namespace. */
  public String namespace() throws IOException {
    return Files.readString(directory.resolve("namespace")).strip();
  }

  /**
   * A client of the API server named by {@code KUBERNETES_SERVICE_HOST} and {@code
   * KUBERNETES_SERVICE_PORT}. The token is read again for each call, because the kubelet renews it.
   *
   * @throws IOException if the environment or the mounted files do not describe an API server
   */
  public KubeClient client(Map<String, String> environment) throws IOException {
    var host = environment.get("KUBERNETES_SERVICE_HOST");
    var port = environment.get("KUBERNETES_SERVICE_PORT");
    if (host == null || port == null) {
      throw new IOException(
          "KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set: not in a pod?");
    }
    var authority = host.contains(":") ? "[" + host + "]" : host;
    return new KubeClient(
        URI.create("https://" + authority + ":" + port),
        trusting(directory.resolve("ca.crt")),
        () -> Files.readString(directory.resolve("token")).strip());
  }

  private static SSLContext trusting(Path authority) throws IOException {
    try (InputStream certificate = Files.newInputStream(authority)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var index = 0;
      for (var trusted :
          CertificateFactory.getInstance("X.509").generateCertificates(certificate)) {
        store.setCertificateEntry("authority-" + index++, trusted);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the cluster's certificate authority cannot be used", e);
    }
  }
}
