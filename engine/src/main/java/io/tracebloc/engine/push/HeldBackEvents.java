package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferPhase;
import io.tracebloc.engine.transfer.TransferProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what a stage tells that was opened before its turn, until somebody listens; later events
 * are passed on at once. Thread-safe.
 */
final class HeldBackEvents implements TransferListener {
  private final List<Consumer<TransferListener>> held = new ArrayList<>();
  private Optional<TransferListener> listener = Optional.empty();

  /** From now on this one listens. */
  synchronized void passTo(TransferListener next) {
    requireNonNull(next);
    held.forEach(event -> event.accept(next));
    held.clear();
    listener = Optional.of(next);
  }

  private void tell(Consumer<TransferListener> event) {
    // Not under the lock, which only keeps what was held in its order: listeners take their time.
    listenerOrHold(event).ifPresent(event);
  }

  private synchronized Optional<TransferListener> listenerOrHold(Consumer<TransferListener> event) {
    if (listener.isEmpty()) {
      held.add(event);
    }
    return listener;
  }

  @Override
  public void podPhase(String pod, String phase) {
    tell(to -> to.podPhase(pod, phase));
  }

  @Override
  public void phase(TransferPhase phase) {
    tell(to -> to.phase(phase));
  }

  @Override
  public void progress(TransferProgress progress) {
    tell(to -> to.progress(progress));
  }

  @Override
  public void warning(String message) {
    tell(to -> to.warning(message));
  }
}
