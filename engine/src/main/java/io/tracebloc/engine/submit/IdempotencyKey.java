package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.IngestConfig;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Names one run: the same key with the same content never starts a second one ({@code
 * contract/protocol.md} 1.4). Chosen before the first attempt and kept for every retry.
 *
 * @param value up to 63 characters, fit for a label value
 */
public record IdempotencyKey(String value) {
  private static final Pattern ACCEPTED =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");
  private static final int RANDOM_BYTES = 16;
  private static final int SHOWN = 80;

  /**
   * Checks a key.
   *
   * @throws InputFailure if the key would not survive as a label value
   */
  public IdempotencyKey {
    requireNonNull(value);
    if (!ACCEPTED.matcher(value).matches()) {
      throw new InputFailure(
          "The idempotency key \"%s\" cannot be used"
              .formatted(Printable.of(value.substring(0, Math.min(value.length(), SHOWN)))),
          "Use 1 to 63 characters of A-Z, a-z, 0-9, '.', '_' and '-', with a letter or digit at"
              + " both ends");
    }
  }

  /**
   * The key of a content: the same document for the same image always gets the same one, so that
   * submitting it again starts nothing, and another document another one. 32 hex digits.
   */
  public static IdempotencyKey of(IngestConfig document, Optional<ImageDigest> image) {
    var content = document.yaml() + "\0" + image.map(ImageDigest::value).orElse("");
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      return new IdempotencyKey(HexFormat.of().formatHex(digest, 0, RANDOM_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * A fresh key: 16 random bytes as hex digits.
   *
   * @param random a source that two concurrent pushes do not share by seed
   */
  public static IdempotencyKey random(RandomGenerator random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new IdempotencyKey(HexFormat.of().formatHex(bytes));
  }
}
