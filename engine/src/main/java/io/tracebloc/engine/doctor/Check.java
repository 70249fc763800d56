package io.tracebloc.engine.doctor;

/** One question about a client or its surroundings. */
@FunctionalInterface
interface Check {
  /**
   * Answers it.
   *
   * @throws io.tracebloc.engine.failure.Failure if the answer cannot be had
   */
  Verdict examine();
}
