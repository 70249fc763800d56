package io.tracebloc.sandbox.pods.process;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What somebody wants to read of a log.
 *
 * @param follow whether to wait for more until the container ends
 * @param timestamps whether each line begins with its time
 * @param since only what was printed after that moment
 * @param tailLines only that many lines from the end
 * @param limitBytes at most that many bytes
 */
public record LogQuery(
    boolean follow,
    boolean timestamps,
    Optional<Instant> since,
    OptionalLong tailLines,
    OptionalLong limitBytes) {
  /** All that is there now. */
  public static final LogQuery ALL =
      new LogQuery(false, false, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
}
