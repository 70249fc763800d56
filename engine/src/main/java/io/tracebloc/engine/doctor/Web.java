package io.tracebloc.engine.doctor;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Servers on the web, as this machine reaches them. */
@FunctionalInterface
interface Web {
  /**
   * Asks one for anything.
   *
   * @return the status of its answer
   * @throws IOException if there was no answer in time
   */
  int ask(URI address, Duration limit) throws IOException;
}
