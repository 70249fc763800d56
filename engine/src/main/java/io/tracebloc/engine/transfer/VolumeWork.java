package io.tracebloc.engine.transfer;

/** A stage Pod that is there for short work on the volume. */
public interface VolumeWork extends Volume, AutoCloseable {
  /** Name of the Pod, as the API server gave it. */
  String pod();

  /** Deletes the Pod, as {@link StagingSession#close} does. */
  @Override
  void close();
}
