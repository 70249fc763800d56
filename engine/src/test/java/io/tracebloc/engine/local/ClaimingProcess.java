package io.tracebloc.engine.local;

import io.tracebloc.engine.cluster.HostEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A process that claims a place, says the suffix, and holds the claim until its input ends. */
public final class ClaimingProcess {
  private ClaimingProcess() {}

  /** Takes the home folder and the place. */
  public static void main(String[] arguments) throws IOException {
    var home = Path.of(arguments[0]);
    var memory =
        LocalMemory.in(new HostEnvironment(Map.of(), home, home, false), InstantSource.system());
    try (var claim = memory.claim(arguments[1])) {
      System.out.println(claim.suffix());
      System.out.flush();
      while (System.in.read() >= 0) {
        // Holds on.
      }
    }
  }
}
