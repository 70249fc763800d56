package io.tracebloc.commands;

import io.tracebloc.commands.declared.Instances;
import picocli.CommandLine.Model.CommandSpec;

/** The plugin without a command: shows the help. Declared without annotations, for every start. */
final class RootCommand implements Runnable {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this, Instances.FACTORY);

  RootCommand() {
    spec.usageMessage()
        .description("Take datasets into a tracebloc release that runs in a Kubernetes cluster")
        .commandListHeading("%nCommands:%n")
        .optionListHeading("%nOptions:%n");
  }

  /** Its declaration. */
  CommandSpec spec() {
    return spec;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
