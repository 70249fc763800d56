package io.tracebloc.engine.transfer;

import java.util.Optional;

/** Knows whether the stage Pod is still there. Safe for use by several threads. */
interface PodWatch {
  /** A Pod that stays. */
  PodWatch UNWATCHED =
      new PodWatch() {
        @Override
        public Optional<String> loss() {
          return Optional.empty();
        }

        @Override
        public Listening onLoss(Runnable action) {
          return () -> {};
        }
      };

  /** What became of the Pod, as a sentence, if it cannot be used any more. */
  Optional<String> loss();

  /** Runs the action once the Pod is lost; at once if it is already. */
  Listening onLoss(Runnable action);

  /** Ends when nobody cares any more. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
