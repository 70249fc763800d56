package io.tracebloc.engine.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes that stand for what nobody else needs to read. */
final class Sha256 {
  private Sha256() {}

  /** The hash of some texts, in which no NUL is expected. */
  static byte[] of(String... texts) {
    return of(String.join("\0", texts).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }
}
