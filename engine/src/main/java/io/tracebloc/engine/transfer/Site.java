package io.tracebloc.engine.transfer;

import java.io.IOException;

/**
 * Where scripts run: a stage Pod, and the next one when it is lost. Safe for use by several
 * threads.
 */
interface Site {
  /** The Pod as it is now. */
  RemoteShell shell();

  /** What is known of that Pod. */
  PodWatch pod();

  /** Whether to ask something and be answered takes a while, whatever the question. */
  boolean isFarAway();

  /**
   * Sees to it that there is a Pod again, if the present one is lost.
   *
   * @throws IOException if the API server cannot be reached at the moment
   * @throws io.tracebloc.engine.failure.Failure if there can be no other
   */
  void renew() throws IOException, InterruptedException;
}
