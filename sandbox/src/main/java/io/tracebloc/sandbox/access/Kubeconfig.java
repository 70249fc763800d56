package io.tracebloc.sandbox.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes kubeconfig files that carry all they need inline. What they contain is secret. */
public final class Kubeconfig {
  private static final String NAME = "practice";

  private Kubeconfig() {}

  /**
   * A kubeconfig for the holder of a certificate.
   *
   * @param server the API server's address
   * @param authorityPem what to trust
   * @param namespace the context's namespace
   */
  public static String of(URI server, String authorityPem, Identity identity, String namespace) {
    var user =
        """
            client-certificate-data: %s
            client-key-data: %s
        """
            .formatted(base64(identity.certificatePem()), base64(identity.keyPem()));
    return text(server, authorityPem, user, namespace);
  }

  /** A kubeconfig for the holder of a token. */
  public static String of(URI server, String authorityPem, String token, String namespace) {
    return text(server, authorityPem, "    token: " + token + "\n", namespace);
  }

  private static String text(URI server, String authorityPem, String user, String namespace) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: %1$s
      cluster:
        server: %2$s
        certificate-authority-data: %3$s
    users:
    - name: %1$s
      user:
    %4$scontexts:
    - name: %1$s
      context:
        cluster: %1$s
        user: %1$s
        namespace: %5$s
    current-context: %1$s
    """
        .formatted(NAME, server, base64(authorityPem), user, namespace);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
