package io.tracebloc.engine.transfer;

/** Hears how a transfer goes. Called from several threads, often; must return quickly. */
public interface TransferListener {
  /** The stage Pod changed: a phase, or the reason why it waits. */
  void podPhase(String pod, String phase);

  /**
   * The transfer goes on to another phase. {@link TransferPhase#COPY} may come a second time when
   * files have to be sent again; progress then restarts.
   */
  default void phase(TransferPhase phase) {}

  /** The copy has moved on. */
  void progress(TransferProgress progress);

  /**
   * Something worth knowing that is not a failure, printable: an orphan of an earlier crash, a
   * clean-up that failed.
   */
  void warning(String message);
}
