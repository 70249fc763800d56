package io.tracebloc.sandbox.standin.ingestor.dataset;

/** The run ends without a banner: {@code Ingestion failed: ...}, exit status 1. */
public final class IngestionFailedException extends Exception {
  /** A failure with everything that was found. */
  public IngestionFailedException(String message) {
    super(message);
  }
}
