package io.tracebloc.engine.cluster;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Certificates and private keys out of PEM texts. Exceptions never hold any of the content. */
final class PemKeys {
  private static final byte[] VERSION_0 = Der.raw("020100");

  /** AlgorithmIdentifier of rsaEncryption with NULL parameters (RFC 8017, appendix C). */
  private static final byte[] RSA = Der.raw("300d06092a864886f70d0101010500");

  /** Object identifier of id-ecPublicKey (RFC 5480). */
  private static final byte[] EC_PUBLIC_KEY = Der.raw("06072a8648ce3d0201");

  private PemKeys() {}

  /** All certificates of a text. */
  static List<X509Certificate> certificates(byte[] pem) throws GeneralSecurityException {
    var certificates = new ArrayList<X509Certificate>();
    for (var block : blocks(pem)) {
      if (block.label().endsWith("CERTIFICATE")) {
        certificates.add(certificate(block));
      }
    }
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("no certificate in it");
    }
    return certificates;
  }

  /** The certificate of one block. */
  static X509Certificate certificate(PemBlock block) throws GeneralSecurityException {
    var content = new ByteArrayInputStream(block.content());
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(content);
  }

  /** The first private key of a text: PKCS #8, PKCS #1 (RSA) or SEC 1 (EC). */
  static PrivateKey privateKey(byte[] pem) throws GeneralSecurityException {
    var encrypted = false;
    for (var block : blocks(pem)) {
      var key = privateKey(block);
      if (key.isPresent()) {
        return key.get();
      }
      encrypted |= block.label().startsWith("ENCRYPTED");
    }
    throw new GeneralSecurityException(
        encrypted ? "the private key is encrypted" : "no private key in it");
  }

  private static List<PemBlock> blocks(byte[] pem) throws GeneralSecurityException {
    try {
      return PemBlock.all(pem);
    } catch (IllegalArgumentException notBase64) {
      throw new GeneralSecurityException("not proper PEM");
    }
  }

  private static Optional<PrivateKey> privateKey(PemBlock block) throws GeneralSecurityException {
    return switch (block.label()) {
      case "PRIVATE KEY" -> Optional.of(anyAlgorithm(block.content()));
      case "RSA PRIVATE KEY" ->
          Optional.of(key("RSA", Der.sequence(VERSION_0, RSA, Der.octets(block.content()))));
      case "EC PRIVATE KEY" -> Optional.of(key("EC", wrapEc(block.content())));
      default -> Optional.empty();
    };
  }

  private static PrivateKey anyAlgorithm(byte[] pkcs8) throws GeneralSecurityException {
    for (var algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return key(algorithm, pkcs8);
      } catch (InvalidKeySpecException other) {
        // Not of this algorithm.
      }
    }
    throw new GeneralSecurityException("a private key of an unknown kind");
  }

  private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /**
   * The public point that the private EC key of a text names as its own (RFC 5915); empty if it
   * names none, as it need not.
   */
  static Optional<byte[]> publicPoint(byte[] pem) throws GeneralSecurityException {
    for (var block : blocks(pem)) {
      if (block.label().equals("EC PRIVATE KEY")) {
        return publicPointOf(block.content());
      }
      if (block.label().equals("PRIVATE KEY")) {
        var inner = new DerReader(block.content()).enter(0x30).skip(0x02).skip(0x30).enter(0x04);
        return publicPointOf(inner.rest());
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> publicPointOf(byte[] sec1) throws GeneralSecurityException {
    var key = new DerReader(sec1).enter(0x30).skip(0x02).skip(0x04);
    if (key.at(0xa0)) {
      key.skip(0xa0);
    }
    if (!key.at(0xa1)) {
      return Optional.empty();
    }
    // A bit string begins with the number of bits that do not count.
    var bits = key.enter(0xa1).enter(0x03).rest();
    return Optional.of(Arrays.copyOfRange(bits, Math.min(1, bits.length), bits.length));
  }

  /**
   * SEC 1 to PKCS #8: the curve, which SEC 1 keeps as element [0] behind the key (RFC 5915), moves
   * into the algorithm identifier.
   */
  private static byte[] wrapEc(byte[] sec1) throws GeneralSecurityException {
    var curve = new DerReader(sec1).enter(0x30).skip(0x02).skip(0x04).enter(0xa0).rest();
    return Der.sequence(VERSION_0, Der.sequence(EC_PUBLIC_KEY, curve), Der.octets(sec1));
  }
}
