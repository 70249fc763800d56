package io.tracebloc.sandbox.standin.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An ingestion that may be started.
 *
 * @param key the idempotency key
 * @param config the YAML, verbatim
 * @param image reference of the ingestor's image
 */
record Run(String key, String config, String image) {
  /** Names the run's objects; follows from the key alone, so that a replay finds them. */
  String hash() {
    return sha256(key).substring(0, 10);
  }

  /** Tells two submissions of one key apart. */
  String content() {
    return sha256(config + "\n" + image);
  }

  /** The credential for the stand-in's back end, which guards nothing. */
  String backendToken() {
    return "stand-in-" + sha256("backend " + key).substring(0, 32);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
