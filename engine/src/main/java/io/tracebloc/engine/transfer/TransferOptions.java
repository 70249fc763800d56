package io.tracebloc.engine.transfer;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How bytes are moved.
 *
 * @param streams how many streams work side by side; empty leaves it to the engine
 * @param verify how the copy is compared
 * @param compression whether contents are compressed on their way
 * @param bytesPerSecond most bytes of file content a second, for all streams together; empty for no
 *     limit
 * @param checksum whether to read every local file again instead of believing digests that were
 *     computed for the same path, size and times
 * @param keepPartial whether an upload that was given up stays on the volume, so that the next one
 *     goes on with it
 * @param patience how long to go on trying while nothing gets through
 */
public record TransferOptions(
    OptionalInt streams,
    Verify verify,
    Compression compression,
    OptionalLong bytesPerSecond,
    boolean checksum,
    boolean keepPartial,
    Duration patience) {
  /** Most streams that may be asked for. */
  public static final int MOST_STREAMS = 16;

  /** What the engine finds best, five minutes of patience. */
  public static final TransferOptions STANDARD =
      new TransferOptions(
          OptionalInt.empty(),
          Verify.AUTO,
          Compression.AUTO,
          OptionalLong.empty(),
          false,
          false,
          Duration.ofMinutes(5));

  public TransferOptions {
    requireNonNull(verify);
    requireNonNull(compression);
    if (streams.isPresent() && (streams.getAsInt() < 1 || streams.getAsInt() > MOST_STREAMS)) {
      throw new IllegalArgumentException("streams must be 1 to %d".formatted(MOST_STREAMS));
    }
    if (bytesPerSecond.isPresent() && bytesPerSecond.getAsLong() < 1) {
      throw new IllegalArgumentException("a limit must be positive");
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience must not be negative: " + patience);
    }
  }
}
