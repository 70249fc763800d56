package io.tracebloc.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The plugin without a command: shows the help. */
@Command(
    description = "Take datasets into a tracebloc release that runs in a Kubernetes cluster",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
