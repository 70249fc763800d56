package io.tracebloc.sandbox.standin.ingestor;

/** The configuration is missing or wrong: exit status 2 (datasets.md 2.1). */
final class ConfigRejectedException extends Exception {
  ConfigRejectedException(String message) {
    super(message);
  }
}
