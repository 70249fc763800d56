package io.tracebloc.sandbox.access;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/** A certificate with its private key. */
public record Identity(X509Certificate certificate, PrivateKey key) {
  /** Object identifiers of keys on curves and of the curve P-256; the length of a point on it. */
  private static final String EC = "1.2.840.10045.2.1";

  private static final String P256 = "1.2.840.10045.3.1.7";

  private static final int POINT = 65;

  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** The certificate as PEM. */
  public String certificatePem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The private key as PEM (PKCS #8), with its public point as OpenSSL writes it, so that nobody
   * has to sign something to see that it belongs to the certificate. A secret.
   */
  public String keyPem() {
    var open = certificate.getPublicKey().getEncoded();
    var point = Arrays.copyOfRange(open, open.length - POINT, open.length);
    var pair =
        Der.sequence(
            Der.integer(BigInteger.ONE),
            Der.octets(fixed(((ECPrivateKey) key).getS(), POINT / 2)),
            Der.explicit(1, Der.bits(point)));
    var algorithm = Der.sequence(Der.oid(EC), Der.oid(P256));
    return pem(
        "PRIVATE KEY", Der.sequence(Der.integer(BigInteger.ZERO), algorithm, Der.octets(pair)));
  }

  /** The number in so many bytes. */
  private static byte[] fixed(BigInteger number, int length) {
    var bytes = number.toByteArray();
    var fixed = new byte[length];
    var used = Math.min(bytes.length, length);
    System.arraycopy(bytes, bytes.length - used, fixed, length - used, used);
    return fixed;
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
