package io.tracebloc.engine.replace;

import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.Optional;

/** What became of the run that brings the new dataset. */
public interface RunFate {
  /**
   * Follows the run to its end, if it goes on.
   *
   * @return how it ended; empty if there is no Job of that key
   * @throws io.tracebloc.engine.failure.Failure if nobody can tell
   */
  Optional<RunOutcome> of(IdempotencyKey key);
}
