package io.tracebloc.sandbox.pods.node;

/** Something that a pod needs is not there yet; tried again later. */
final class NotReadyException extends Exception {
  NotReadyException(String message) {
    super(message);
  }
}
