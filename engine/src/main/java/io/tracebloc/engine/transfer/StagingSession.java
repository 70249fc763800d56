package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;

/**
 * A ready stage Pod for one destination. Confined to one thread. Interrupting that thread ends any
 * method but {@link #close} at once with an {@link io.tracebloc.engine.failure.InterruptedFailure};
 * the thread's interrupt status stays set.
 */
public interface StagingSession extends AutoCloseable {
  /** Name of the stage Pod, as the API server gave it. */
  String pod();

  /**
   * Checks that nothing is in the way, that the volume is writable and that it has room.
   *
   * @throws io.tracebloc.engine.failure.NameTakenFailure if something is, as the destination says
   * @throws io.tracebloc.engine.failure.StagingFailure if the volume cannot be written to or is too
   *     full
   */
  void checkName();

  /**
   * Copies the files, verifies names, sizes and SHA-256 on the far side, and swaps them in by
   * rename. Repeats {@link #checkName} first. Until it returns, a copy staged earlier under the
   * same name is as it was; after a failure nothing of this attempt stays on the volume, as far as
   * the Pod can still be reached.
   *
   * @throws io.tracebloc.engine.failure.NameTakenFailure as in {@link #checkName}
   * @throws io.tracebloc.engine.failure.LocalFailure if a file cannot be read or changed while it
   *     was being sent
   * @throws io.tracebloc.engine.failure.StagingFailure if the far side failed or got other data
   *     than was sent
   */
  StagedFiles send(FileSet files);

  /**
   * Removes the staged copy after a clean run; in a new Pod if this one is gone. A failure is a
   * warning to the listener, never an exception, except for an interrupt.
   */
  void reclaim();

  /**
   * Deletes the Pod within 30 s, also when the thread is interrupted. A failure is a warning with
   * the command to run. Does nothing when called again.
   */
  @Override
  void close();
}
