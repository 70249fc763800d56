package io.tracebloc.engine.cluster;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import okhttp3.HttpUrl;

/**
 * Lets a second processor get Java ready for a call while the first one reads the command line and
 * the kubeconfig. The first address takes as long as a whole answer, because names may be in any
 * script; the first key on a curve takes most of the time of a TLS handshake, because tables are
 * computed by code that is not compiled yet.
 */
public final class CallPreparation {
  private CallPreparation() {}

  /** Returns at once. To be called early by commands that will talk to a cluster. */
  public static void begin() {
    Thread.ofPlatform().daemon().name("preparation").start(CallPreparation::prepare);
  }

  private static void prepare() {
    HttpUrl.get("https://localhost");
    signSomething();
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
