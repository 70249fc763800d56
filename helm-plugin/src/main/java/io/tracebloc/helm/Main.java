package io.tracebloc.helm;

import io.tracebloc.commands.Host;
import io.tracebloc.commands.ProcessEnd;
import io.tracebloc.commands.RealProcess;

/** The process that Helm starts and whose exit code it passes on. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    ProcessEnd.with(RealProcess.run(Host.HELM, arguments));
  }
}
