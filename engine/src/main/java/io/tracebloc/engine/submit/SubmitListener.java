package io.tracebloc.engine.submit;

/** Hears how a submit goes. */
@FunctionalInterface
public interface SubmitListener {
  /** Another attempt follows, and why; printable. */
  void retrying(String reason);
}
