package io.tracebloc.commands.datasets;

import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferProgress;
import java.util.function.Consumer;

/** Tells what becomes of the Pod that works on the volume. */
final class PodWords implements TransferListener {
  private final Consumer<String> lines;
  private final boolean verbose;

  /**
   * Words for a person.
   *
   * @param verbose whether each phase of the Pod is told
   */
  PodWords(Consumer<String> lines, boolean verbose) {
    this.lines = lines;
    this.verbose = verbose;
  }

  @Override
  public void podPhase(String pod, String phase) {
    if (verbose) {
      lines.accept("Pod %s: %s".formatted(Printable.of(pod), Printable.of(phase)));
    }
  }

  @Override
  public void progress(TransferProgress progress) {
    // Nothing is copied.
  }

  @Override
  public void warning(String message) {
    lines.accept("Warning: " + message);
  }
}
