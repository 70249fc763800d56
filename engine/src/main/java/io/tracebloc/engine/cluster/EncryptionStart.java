package io.tracebloc.engine.cluster;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/**
 * Lets a second processor get Java ready for a TLS handshake while the first one reads the command
 * line and the kubeconfig. The first key on a curve takes Java most of the time of a whole
 * handshake: tables are computed, by code that is not compiled yet.
 */
public final class EncryptionStart {
  private EncryptionStart() {}

  /** Returns at once. To be called early by commands that will talk to a cluster. */
  public static void begin() {
    Thread.ofPlatform().daemon().name("encryption").start(EncryptionStart::signSomething);
  }

  private static void signSomething() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var keys = generator.generateKeyPair();
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      var signed = signature.sign();
      signature.initVerify(keys.getPublic());
      signature.verify(signed);
    } catch (GeneralSecurityException unknown) {
      // Whoever needs it will say what is missing.
    }
  }
}
