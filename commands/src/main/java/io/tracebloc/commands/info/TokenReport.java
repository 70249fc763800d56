package io.tracebloc.commands.info;

import io.tracebloc.engine.submit.IngestorToken.Source;
import java.time.Duration;
import java.util.Optional;

/** Whether a token of the ingestor account can be had. */
public sealed interface TokenReport {
  /**
   * It can.
   *
   * @param lifetime until it expires; empty if it does not
   */
  record Usable(Source source, Optional<Duration> lifetime) implements TokenReport {}

  /**
   * It cannot.
   *
   * @param reason why, printable
   */
  record Unavailable(String reason) implements TokenReport {}
}
