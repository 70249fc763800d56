package io.tracebloc.engine.stream;

import java.util.Optional;

/**
 * Which transport worked on the way to a server, from one command to the next. Safe for use by
 * several threads. What it says may be outdated; trouble with it is never an error.
 */
public interface TransportMemory {
  /** Remembers nothing. */
  TransportMemory NONE =
      new TransportMemory() {
        @Override
        public Optional<Transport> recall(String way) {
          return Optional.empty();
        }

        @Override
        public void remember(String way, Transport transport) {}

        @Override
        public void forget(String way) {}
      };

  /**
   * What worked last.
   *
   * @param way the server's address and the proxy on the way to it
   */
  Optional<Transport> recall(String way);

  /** Tells that a transport worked. */
  void remember(String way, Transport transport);

  /** Tells that what is remembered did not work. */
  void forget(String way);
}
