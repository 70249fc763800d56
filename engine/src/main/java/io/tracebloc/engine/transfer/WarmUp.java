package io.tracebloc.engine.transfer;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digests and encrypts zeros while a stage Pod starts. The processor's own instructions for both
 * are used only by code that the optimising compiler has seen to: without this the first seconds of
 * a copy, which may be all of it, run at a tenth of the speed.
 */
final class WarmUp {
  private static final Duration LIMIT = Duration.ofMillis(1500);

  /** Enough for the compiler; measured. */
  private static final int ROUNDS = 400;

  /** What TLS encrypts at a time. */
  private static final int RECORD = 16 * 1024;

  private static final int TAG_BITS = 128;

  /** Less is through before it would pay: it takes a second of processor time. */
  private static final long WORTH = 8L * 1024 * 1024;

  private WarmUp() {}

  /**
   * Begins, and goes on for a moment beside other work.
   *
   * @param bytes size of the data to come
   */
  static void begin(long bytes) {
    if (bytes < WORTH) {
      return;
    }
    Thread.ofPlatform().daemon().name("warm-up").start(WarmUp::run);
  }

  private static void run() {
    long end = System.nanoTime() + LIMIT.toNanos();
    var zeros = new byte[4 * RECORD];
    var digest = Digest.SHA256.start();
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      var key = new SecretKeySpec(new byte[16], "AES");
      var sealed = ByteBuffer.allocate(RECORD + TAG_BITS / 8);
      for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
        digest.update(zeros);
        digest.digest();
        var nonce = ByteBuffer.allocate(12).putInt(round).array();
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.doFinal(ByteBuffer.wrap(zeros, 0, RECORD), sealed.clear());
      }
    } catch (GeneralSecurityException unusual) {
      // Another provider does it another way; there is nothing to get ready then.
    }
  }
}
