package io.tracebloc.engine.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of a test's own, writing just enough DER for TLS on loopback. */
final class TestAuthority {
  private static final byte[] ECDSA_WITH_SHA256 = Der.raw("300a06082a8648ce3d040302");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private final KeyPair keys = newKeys();
  private final X509Certificate certificate;

  TestAuthority(String name) throws GeneralSecurityException {
    certificate = sign(name, name, keys, List.of(), Instant.now().plus(Duration.ofDays(2)));
  }

  /** A certificate with its private key. */
  record Identity(X509Certificate certificate, PrivateKey key) {
    String certificatePem() throws GeneralSecurityException {
      return pem("CERTIFICATE", certificate.getEncoded());
    }

    String keyPem() {
      return pem("PRIVATE KEY", key.getEncoded());
    }
  }

  Identity issue(String name, String... alternativeNames) throws GeneralSecurityException {
    return issue(Instant.now().plus(Duration.ofDays(1)), name, alternativeNames);
  }

  Identity issue(Instant until, String name, String... alternativeNames)
      throws GeneralSecurityException {
    return issue(newKeys(), until, name, alternativeNames);
  }

  /** For keys of any kind. */
  Identity issue(KeyPair subject, Instant until, String name, String... alternativeNames)
      throws GeneralSecurityException {
    var issuer = certificate.getSubjectX500Principal().getName().substring("CN=".length());
    var names = List.of(alternativeNames);
    return new Identity(sign(name, issuer, subject, names, until), subject.getPrivate());
  }

  String pem() throws GeneralSecurityException {
    return pem("CERTIFICATE", certificate.getEncoded());
  }

  String pemBase64() throws GeneralSecurityException {
    return Base64.getEncoder().encodeToString(pem().getBytes(StandardCharsets.US_ASCII));
  }

  /** TLS for a server with this identity, which knows clients of this authority. */
  SSLContext serverContext(Identity server) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server", server.key(), new char[0], new Certificate[] {server.certificate()});
    var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(store, new char[0]);
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(TrustStores.of(List.of(certificate)));
    var context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  static String pem(String label, byte[] content) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, lines, label);
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private X509Certificate sign(
      String subject, String issuer, KeyPair subjectKeys, List<String> names, Instant until)
      throws GeneralSecurityException {
    var body = new ArrayList<byte[]>();
    body.add(Der.element(0xa0, Der.raw("020102")));
    body.add(Der.element(0x02, BigInteger.valueOf(System.nanoTime()).toByteArray()));
    body.add(ECDSA_WITH_SHA256);
    body.add(name(issuer));
    body.add(Der.sequence(time(Instant.now().minus(Duration.ofDays(10))), time(until)));
    body.add(name(subject));
    body.add(subjectKeys.getPublic().getEncoded());
    body.add(Der.element(0xa3, Der.sequence(extension(names))));
    var signed = Der.sequence(body.toArray(byte[][]::new));
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(signed);
    var bits = new ByteArrayOutputStream();
    bits.write(0);
    bits.writeBytes(signature.sign());
    var encoded = Der.sequence(signed, ECDSA_WITH_SHA256, Der.element(0x03, bits.toByteArray()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  /** Alternative names for a leaf; the mark of an authority for the authority itself. */
  private static byte[] extension(List<String> names) {
    if (names.isEmpty()) {
      var isAuthority = Der.octets(Der.sequence(Der.raw("0101ff")));
      return Der.sequence(Der.raw("0603551d13"), Der.raw("0101ff"), isAuthority);
    }
    var encoded = names.stream().map(TestAuthority::alternativeName).toArray(byte[][]::new);
    return Der.sequence(Der.raw("0603551d11"), Der.octets(Der.sequence(encoded)));
  }

  private static byte[] alternativeName(String name) {
    if (name.equals("127.0.0.1")) {
      return Der.raw("87047f000001");
    }
    return Der.element(0x82, name.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] name(String commonName) {
    var text = Der.element(0x0c, commonName.getBytes(StandardCharsets.UTF_8));
    return Der.sequence(Der.element(0x31, Der.sequence(Der.raw("0603550403"), text)));
  }

  private static byte[] time(Instant instant) {
    return Der.element(0x18, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }
}
