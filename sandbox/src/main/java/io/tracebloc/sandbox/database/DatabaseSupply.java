package io.tracebloc.sandbox.database;

import java.nio.file.Path;

/** Whether this machine can run a database, and if not, why. */
public sealed interface DatabaseSupply {
  /**
   * It can.
   *
   * @param home {@code bin/serve} is the server of a container, {@code bin/mysql} its client
   */
  record Ready(Path home) implements DatabaseSupply {
    /** The container's main program. */
    public Path server() {
      return programs().resolve("serve");
    }

    /** The directory with the programs that a container finds. */
    public Path programs() {
      return home.resolve("bin");
    }
  }

  /**
   * It cannot.
   *
   * @param reason one line for people
   */
  record Missing(String reason) implements DatabaseSupply {}
}
