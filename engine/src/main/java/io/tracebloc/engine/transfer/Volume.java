package io.tracebloc.engine.transfer;

/** A release's volume, seen from a Pod with the staging identity. Confined to one thread. */
public interface Volume {
  /**
   * Runs a script with the volume as its working directory, and again after trouble that may pass.
   *
   * @param action what it is for, for example {@code removing the files}
   * @param script may be run again when its answer was lost
   * @param arguments its positional parameters
   * @throws io.tracebloc.engine.failure.StagingFailure if it cannot be done
   * @throws io.tracebloc.engine.failure.InterruptedFailure if the thread was interrupted
   */
  ScriptAnswer run(String action, VolumeScript script, String... arguments);
}
