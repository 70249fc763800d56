package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client keys in every form that kubeconfig files hold them in. */
class PrivateKeysAreReadTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void pkcs8(String algorithm) throws GeneralSecurityException {
    var key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();

    assertThat(PemKeys.privateKey(bytes(TestAuthority.pem("PRIVATE KEY", key.getEncoded()))))
        .isEqualTo(key);
  }

  @Test
  void pkcs1() throws GeneralSecurityException {
    var key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    var inner =
        new DerReader(key.getEncoded()).enter(0x30).skip(0x02).skip(0x30).enter(0x04).rest();

    assertThat(PemKeys.privateKey(bytes(TestAuthority.pem("RSA PRIVATE KEY", inner))))
        .isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ecparam -genkey -name prime256v1 -noout",
        "ecparam -genkey -name prime256v1",
        "ecparam -genkey -name secp384r1 -noout",
        "genrsa -traditional 2048",
        "genrsa 2048",
        "genpkey -algorithm ed25519"
      })
  void whateverOpensslWrites(String command) throws Exception {
    var pem = openssl(List.of(command.split(" ", -1)));
    var key = PemKeys.privateKey(bytes(pem));

    Files.writeString(directory.resolve("original.pem"), pem);
    var asPkcs8 =
        openssl(
            List.of(
                "pkcs8",
                "-topk8",
                "-nocrypt",
                "-in",
                directory.resolve("original.pem").toString()));
    assertThat(secret(PemKeys.privateKey(bytes(asPkcs8)))).isEqualTo(secret(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prime256v1", "secp384r1"})
  void anEcKeyOfOpensslTellsWhoseItIs(String curve) throws Exception {
    var file = directory.resolve("original.pem").toString();
    var pem = openssl(List.of("ecparam", "-genkey", "-name", curve));
    Files.writeString(directory.resolve("original.pem"), pem);
    var asPkcs8 = openssl(List.of("pkcs8", "-topk8", "-nocrypt", "-in", file));
    var encoded =
        PemBlock.all(bytes(openssl(List.of("ec", "-pubout", "-in", file)))).getFirst().content();
    var open = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    var authority = new TestAuthority("authority");
    var until = Instant.now().plus(Duration.ofDays(1));
    for (var text : List.of(pem, asPkcs8)) {
      var point = PemKeys.publicPoint(bytes(text)).orElseThrow();
      assertThat(encoded).endsWith(point);
      var secret = PemKeys.privateKey(bytes(text));
      var own = authority.issue(new KeyPair(open, secret), until, "one").certificatePem();
      assertThat(ClientCertificate.of(bytes(own), bytes(text)).key()).isEqualTo(secret);
      var other = authority.issue("two").certificatePem();
      assertThatThrownBy(() -> ClientCertificate.of(bytes(other), bytes(text)))
          .hasMessage("the key does not belong to the certificate");
    }
  }

  @Test
  void aKeyNeedNotTellWhoseItIs() throws GeneralSecurityException {
    var inner = Der.sequence(Der.raw("020101"), Der.octets(new byte[32]));
    var pem = TestAuthority.pem("EC PRIVATE KEY", inner);
    assertThat(PemKeys.publicPoint(bytes(pem))).isEmpty();
    assertThat(PemKeys.publicPoint(bytes("nothing"))).isEmpty();
  }

  /** The number behind an EC key: encodings of the same key may hold the public half or not. */
  private static Object secret(PrivateKey key) {
    return key instanceof ECPrivateKey curve ? curve.getS() : key;
  }

  @Test
  void encryptedKeysAreCalledEncrypted() throws Exception {
    var pem = openssl(List.of("genrsa", "-aes256", "-passout", "pass:x", "2048"));
    var old =
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";

    for (var text : List.of(pem, old)) {
      assertThatThrownBy(() -> PemKeys.privateKey(bytes(text)))
          .isInstanceOf(GeneralSecurityException.class)
          .hasMessageContaining("encrypted");
    }
  }

  @Test
  void damagedKeysAreRefusedWithoutShowingThem() throws GeneralSecurityException {
    var key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded();
    var cut = TestAuthority.pem("EC PRIVATE KEY", Arrays.copyOf(key, key.length / 2));

    assertThatThrownBy(() -> PemKeys.privateKey(bytes(cut)))
        .isInstanceOf(GeneralSecurityException.class)
        .message()
        .doesNotContain("BEGIN");
    assertThatThrownBy(() -> PemKeys.privateKey(bytes("nothing")))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("no private key");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String openssl(List<String> arguments) throws Exception {
    try {
      var command = new ArrayList<>(List.of("openssl"));
      command.addAll(arguments);
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assumeTrue(process.waitFor() == 0, "openssl cannot do this");
      return output;
    } catch (IOException missing) {
      assumeTrue(false, "no openssl here");
      throw missing;
    }
  }
}
