package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A bearer token of the ingestor account. Lives in memory only; neither {@link #toString} nor any
 * other text form shows it ({@code contract/protocol.md} 2).
 */
public final class IngestorToken {
  private static final int FINGERPRINT_BYTES = 8;

  private final String secret;
  private final Source source;
  private final Optional<Instant> expires;

  /** Where a token comes from. */
  public enum Source {
    /** Minted by a TokenRequest. */
    TOKEN_REQUEST,
    /** Read from a Secret of type {@code kubernetes.io/service-account-token}. */
    STATIC_SECRET
  }

  IngestorToken(String secret, Source source, Optional<Instant> expires) {
    this.secret = requireNonNull(secret);
    this.source = requireNonNull(source);
    this.expires = requireNonNull(expires);
  }

  /** The token itself: for the Authorization header and nothing else. */
  String secret() {
    return secret;
  }

  /** Where it comes from. */
  public Source source() {
    return source;
  }

  /** When the server stops to accept it; empty if it does not expire or nobody said. */
  public Optional<Instant> expires() {
    return expires;
  }

  /** The first 8 bytes of its SHA-256 in hex: enough to tell two tokens apart. */
  public String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, FINGERPRINT_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "IngestorToken[%s, %s]".formatted(fingerprint(), source);
  }
}
