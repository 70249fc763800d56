package io.tracebloc.engine.cluster;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;

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
    if (!belongTogether(certificate.chain().getFirst().getPublicKey(), certificate.key())) {
      throw new GeneralSecurityException("the key does not belong to the certificate");
    }
    return certificate;
  }

  private static boolean belongTogether(PublicKey open, PrivateKey secret)
      throws GeneralSecurityException {
    if (open instanceof RSAKey one && secret instanceof RSAKey other) {
      return one.getModulus().equals(other.getModulus());
    }
    if (!open.getAlgorithm().equals(secret.getAlgorithm())) {
      return false;
    }
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
