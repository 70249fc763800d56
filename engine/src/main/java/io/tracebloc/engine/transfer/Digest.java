package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.DatasetFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What contents are compared by, without sending them back. */
public enum Digest {
  /** The reference. */
  SHA256("SHA-256", "sha256sum", 32),
  /** Finds accidents, not attacks; for images whose SHA-256 is slow. */
  MD5("MD5", "md5sum", 16),
  /** No digest: the number of bytes only. */
  SIZE("none", "size", 0);

  private final String algorithm;
  private final String command;
  private final int length;

  Digest(String algorithm, String command, int length) {
    this.algorithm = algorithm;
    this.command = command;
    this.length = length;
  }

  /**
   * Names what a file's digest is: that of its content, as the JDK names it, or for a large file
   * that of the digests of its pieces.
   */
  String algorithm(DatasetFile file) {
    return file.size() <= WorkPlan.CHUNK
        ? algorithm
        : "%s of %d MiB".formatted(algorithm, WorkPlan.CHUNK >> 20);
  }

  /** The far side's program for it. */
  String command() {
    return command;
  }

  /** Bytes of a digest. */
  public int length() {
    return length;
  }

  /** A new computation; without a digest its result is empty. */
  public MessageDigest start() {
    if (this == SIZE) {
      return new Nothing();
    }
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  /** Takes everything and gives nothing. */
  private static final class Nothing extends MessageDigest {
    Nothing() {
      super("none");
    }

    @Override
    protected void engineUpdate(byte input) {}

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {}

    @Override
    protected byte[] engineDigest() {
      return new byte[0];
    }

    @Override
    protected void engineReset() {}
  }
}
