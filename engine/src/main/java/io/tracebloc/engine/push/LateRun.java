package io.tracebloc.engine.push;

import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.submit.IngestionRun;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A run that may just be on its way: a command that died while it submitted may have been heard
 * ({@code contract/protocol.md} 1.4).
 */
final class LateRun {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private LateRun() {}

  /** Looks, and once more after a while if there is none. */
  static Optional<IngestionRun> find(Supplier<Optional<IngestionRun>> look) {
    return look.get().or(() -> later(look));
  }

  private static Optional<IngestionRun> later(Supplier<Optional<IngestionRun>> look) {
    try {
      Thread.sleep(GRACE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("interrupted; both datasets are as they were", "");
    }
    return look.get();
  }
}
