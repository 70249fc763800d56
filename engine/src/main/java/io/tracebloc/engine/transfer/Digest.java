package io.tracebloc.engine.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How contents are compared without sending them back. */
public enum Digest {
  /** The reference. */
  SHA256("SHA-256", "sha256sum", 32),
  /** Finds accidents, not attacks; for images whose SHA-256 is slow. */
  MD5("MD5", "md5sum", 16);

  private final String algorithm;
  private final String command;
  private final int length;

  Digest(String algorithm, String command, int length) {
    this.algorithm = algorithm;
    this.command = command;
    this.length = length;
  }

  /** The far side's program for it. */
  String command() {
    return command;
  }

  /** Bytes of a digest. */
  public int length() {
    return length;
  }

  /** A new computation. */
  public MessageDigest start() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }
}
