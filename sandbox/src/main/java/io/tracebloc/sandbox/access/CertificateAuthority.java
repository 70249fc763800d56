package io.tracebloc.sandbox.access;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

/**
 * Issues the practice cluster's certificates. Made anew for every cluster; its key never leaves the
 * process.
 */
public final class CertificateAuthority {
  private static final Duration LIFE = Duration.ofDays(30);
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final String NAME = "practice-cluster-ca";
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ORGANIZATION = "2.5.4.10";
  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final KeyPair keys;
  private final Identity own;

  /** A new authority. */
  public CertificateAuthority(Clock clock) {
    this.clock = clock;
    this.keys = newKeys();
    var extensions =
        List.of(
            extension("2.5.29.19", true, Der.sequence(Der.bool(true))),
            extension("2.5.29.15", true, Der.flags(0x06, 1)),
            extension("2.5.29.14", false, Der.octets(keyId())));
    this.own = issue(keys, name(NAME, List.of()), extensions);
  }

  /** The authority's certificate as PEM: what clients trust. */
  public String certificatePem() {
    return own.certificatePem();
  }

  /** A server's certificate for this machine's loopback names. */
  public Identity server() {
    var names =
        Der.sequence(
            dns("localhost"),
            dns("kubernetes"),
            dns("kubernetes.default"),
            dns("kubernetes.default.svc"),
            dns("kubernetes.default.svc.cluster.local"),
            Der.implicit(7, new byte[] {127, 0, 0, 1}));
    var extensions = new ArrayList<>(leaf(SERVER_AUTHENTICATION));
    extensions.add(extension("2.5.29.17", false, names));
    return issue(newKeys(), name("practice-cluster", List.of()), extensions);
  }

  /** A user's certificate: the name is the common name, the groups are organizations. */
  public Identity client(String user, List<String> groups) {
    return issue(newKeys(), name(user, groups), leaf(CLIENT_AUTHENTICATION));
  }

  /** Whether this authority issued the certificate for a client and it is valid now. */
  boolean vouchesFor(X509Certificate certificate) {
    try {
      certificate.verify(keys.getPublic());
      certificate.checkValidity(Date.from(clock.instant()));
      var uses = certificate.getExtendedKeyUsage();
      return uses != null && uses.contains(CLIENT_AUTHENTICATION);
    } catch (GeneralSecurityException refused) {
      return false;
    }
  }

  private Identity issue(KeyPair subjectKeys, byte[] subject, List<byte[]> extensions) {
    var now = clock.instant();
    var algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
    var content =
        Der.sequence(
            Der.explicit(0, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(120, random).setBit(119)),
            algorithm,
            name(NAME, List.of()),
            Der.sequence(Der.time(now.minus(CLOCK_SKEW)), Der.time(now.plus(LIFE))),
            subject,
            publicKey(subjectKeys.getPublic()),
            Der.explicit(3, Der.sequence(extensions.toArray(byte[][]::new))));
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate(), random);
      signature.update(content);
      var encoded = Der.sequence(content, algorithm, Der.bits(signature.sign()));
      var certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
      return new Identity((X509Certificate) certificate, subjectKeys.getPrivate());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("The JDK cannot make a certificate", impossible);
    }
  }

  private List<byte[]> leaf(String purpose) {
    return List.of(
        extension("2.5.29.35", false, Der.sequence(Der.implicit(0, keyId()))),
        extension("2.5.29.19", true, Der.sequence()),
        extension("2.5.29.15", true, Der.flags(0x80, 7)),
        extension("2.5.29.37", false, Der.sequence(Der.oid(purpose))));
  }

  /** Names the authority's key; any stable bytes do (RFC 5280, 4.2.1.2). */
  private byte[] keyId() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
      return Arrays.copyOf(digest, 20);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("The JDK has no SHA-256", impossible);
    }
  }

  private static byte[] extension(String oid, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
        : Der.sequence(Der.oid(oid), Der.octets(value));
  }

  private static byte[] dns(String name) {
    return Der.implicit(2, name.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] name(String commonName, List<String> organizations) {
    var parts = new ArrayList<byte[]>();
    for (var organization : organizations) {
      parts.add(attribute(ORGANIZATION, organization));
    }
    parts.add(attribute(COMMON_NAME, commonName));
    return Der.sequence(parts.toArray(byte[][]::new));
  }

  private static byte[] attribute(String oid, String value) {
    return Der.set(Der.sequence(Der.oid(oid), Der.utf8(value)));
  }

  /** A JDK public key is encoded as SubjectPublicKeyInfo already. */
  private static byte[] publicKey(PublicKey key) {
    return key.getEncoded();
  }

  private KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("The JDK has no elliptic curve P-256", impossible);
    }
  }
}
