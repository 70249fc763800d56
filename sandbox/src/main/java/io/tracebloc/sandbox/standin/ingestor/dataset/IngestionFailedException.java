package io.tracebloc.sandbox.standin.ingestor;

/** The run ends without a banner: {@code Ingestion failed: ...}, exit status 1. */
final class IngestionFailedException extends Exception {
  IngestionFailedException(String message) {
    super(message);
  }
}
