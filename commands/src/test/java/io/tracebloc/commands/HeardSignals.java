package io.tracebloc.commands;

import java.io.IOException;
import java.util.List;

/**
 * A build that was started in the background, or with nohup, ignores Ctrl-C and hang-ups, and every
 * process it starts inherits that.
 */
final class HeardSignals {
  private static final List<String> RESET = List.of("env", "--default-signal=INT,HUP,TERM");

  private HeardSignals() {}

  /**
   * Words to put before a command so that it hears signals; none where the system has no such
   * program.
   */
  static List<String> prefix() throws InterruptedException {
    try {
      var probe = new ProcessBuilder(RESET.get(0), RESET.get(1), "true").start();
      return probe.waitFor() == 0 ? RESET : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
