package io.tracebloc.sandbox.access;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A certificate with its private key. */
public record Identity(X509Certificate certificate, PrivateKey key) {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** The certificate as PEM. */
  public String certificatePem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The private key as PEM (PKCS #8). A secret. */
  public String keyPem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  /** Names the subject only: the key is a secret. */
  @Override
  public String toString() {
    return "Identity[" + certificate.getSubjectX500Principal() + "]";
  }

  private static String pem(String label, byte[] content) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(label, LINES.encodeToString(content), label)
        .replace("\r\n", "\n");
  }
}
