package io.tracebloc.engine.transfer;

import java.io.IOException;
import java.io.InputStream;

/**
 * Chooses the digest by what the stage image makes of it: BusyBox before 1.36 computes SHA-256 at a
 * fifth of the speed of later ones ({@code contract/protocol.md} 6.6).
 */
final class DigestProbe {
  /** Below this the choice cannot save more than the question costs. */
  private static final long WORTH_ASKING = 512L << 20;

  private static final long SAMPLE = 16L << 20;

  /** Bytes per second from which SHA-256 does not hold up a transfer. */
  private static final long FAST_ENOUGH = 450_000_000;

  private final EarlyScripts scripts;

  DigestProbe(EarlyScripts scripts) {
    this.scripts = scripts;
  }

  /** Whether the choice depends on the stage image. */
  static boolean isNeeded(Verify verify, long bytes) {
    return verify == Verify.FAST || (verify == Verify.AUTO && bytes >= WORTH_ASKING);
  }

  /**
   * The digest to use.
   *
   * @param bytes how much there is to digest
   */
  Digest choose(Verify verify, long bytes) {
    if (isNeeded(verify, bytes)) {
      return ask();
    }
    return verify == Verify.SIZE ? Digest.SIZE : Digest.SHA256;
  }

  private Digest ask() {
    return scripts.call(
        "measuring the stage image", RemoteScript.PROBE, _ -> {}, DigestProbe::fastest);
  }

  private static Digest fastest(InputStream in) throws IOException {
    var lines = new NameReader(in);
    long begin = heard(lines, "begin");
    long sha256 = heard(lines, Digest.SHA256.command()) - begin;
    long md5 = heard(lines, Digest.MD5.command()) - begin - sha256;
    boolean slow = SAMPLE * 1_000_000_000.0 / Math.max(1, sha256) < FAST_ENOUGH;
    return slow && 3 * md5 < 2 * sha256 ? Digest.MD5 : Digest.SHA256;
  }

  private static long heard(NameReader lines, String expected) throws IOException {
    if (!lines.line().equals(expected)) {
      throw new IOException("the far side said something that cannot be understood");
    }
    return System.nanoTime();
  }
}
