package io.tracebloc.engine.cluster;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A certificate chain with the private key of its first certificate.
 *
 * @param chain the client's own certificate first
 * @param key its key
 */
record ClientCertificate(List<X509Certificate> chain, PrivateKey key) {
  ClientCertificate {
    chain = List.copyOf(chain);
  }

  /**
   * Reads both from PEM texts.
   *
   * @throws GeneralSecurityException if one is unreadable, or they do not belong together; the
   *     message holds nothing of them
   */
  static ClientCertificate of(byte[] certificatePem, byte[] keyPem)
      throws GeneralSecurityException {
    var certificate =
        new ClientCertificate(PemKeys.certificates(certificatePem), PemKeys.privateKey(keyPem));
    var open = certificate.chain().getFirst().getPublicKey();
    if (!belongTogether(open, certificate.key(), keyPem)) {
      throw new GeneralSecurityException("the key does not belong to the certificate");
    }
    return certificate;
  }

  /**
   * Compares what lies in both; only if the private key does not say what its public key is, a
   * signature tells. That takes a fifth of a second where nothing is compiled yet.
   */
  private static boolean belongTogether(PublicKey open, PrivateKey secret, byte[] keyPem)
      throws GeneralSecurityException {
    if (open instanceof RSAKey one && secret instanceof RSAKey other) {
      return one.getModulus().equals(other.getModulus());
    }
    if (!open.getAlgorithm().equals(secret.getAlgorithm())) {
      return false;
    }
    var point =
        open.getAlgorithm().equals("EC") ? PemKeys.publicPoint(keyPem) : Optional.<byte[]>empty();
    return point.isPresent() ? endsWith(open.getEncoded(), point.get()) : signsAs(open, secret);
  }

  private static boolean endsWith(byte[] encoded, byte[] point) {
    var start = encoded.length - point.length;
    return start > 0
        && point.length > 0
        && Arrays.equals(encoded, start, encoded.length, point, 0, point.length);
  }

  private static boolean signsAs(PublicKey open, PrivateKey secret)
      throws GeneralSecurityException {
    var algorithm = open.getAlgorithm().equals("EC") ? "SHA256withECDSA" : open.getAlgorithm();
    var sample = new byte[] {1, 2, 3};
    var signature = Signature.getInstance(algorithm);
    signature.initSign(secret);
    signature.update(sample);
    var signed = signature.sign();
    signature.initVerify(open);
    signature.update(sample);
    return signature.verify(signed);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ClientCertificate[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
