package io.tracebloc.engine.submit;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import java.util.regex.Pattern;

/**
 * The ingestor image to run, by content ({@code contract/protocol.md} 1.1).
 *
 * @param value {@code sha256:} and 64 lower-case hex digits
 */
public record ImageDigest(String value) {
  private static final Pattern ACCEPTED = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final int SHOWN = 120;

  /**
   * Checks a digest.
   *
   * @throws InputFailure if it is a tag or otherwise not a SHA-256 digest
   */
  public ImageDigest {
    requireNonNull(value);
    if (!ACCEPTED.matcher(value).matches()) {
      throw new InputFailure(
          "The image digest \"%s\" cannot be used"
              .formatted(Printable.of(value.substring(0, Math.min(value.length(), SHOWN)))),
          "Give sha256: followed by 64 lower-case hex digits; tags are not accepted");
    }
  }
}
