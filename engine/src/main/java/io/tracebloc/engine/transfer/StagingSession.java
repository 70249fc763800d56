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
   * Checks that nothing is in the way, that the volume is writable and that it has room; copies
   * what is not there yet, verifies names, sizes and digests on the far side, and swaps the files
   * in by rename. Until it returns, a copy staged earlier under the same name is as it was. After a
   * failure nothing of this attempt stays on the volume, unless trying again would go on with it.
   *
   * @throws io.tracebloc.engine.failure.NameTakenFailure if something is in the way, as the
   *     destination says
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

  /** The whole volume, for short work; in a new Pod if this one is gone. */
  Volume volume();

  /**
   * Deletes the Pod within 30 s, also when the thread is interrupted. A failure is a warning with
   * the command to run. Does nothing when called again.
   */
  @Override
  void close();
}
