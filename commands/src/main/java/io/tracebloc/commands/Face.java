package io.tracebloc.commands;

import io.tracebloc.commands.options.ConnectionFlags;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** The part of the command line in which the two plugins differ. */
interface Face {
  /** The commands by name, each created when asked for. */
  Map<String, Supplier<Object>> commands();

  /** An object with the annotated options that every command takes to reach a cluster. */
  ConnectionFlags connectionFlags();

  /** Changes a command where this host's users are used to something else. */
  void adapt(CommandSpec command);

  /** Where to read about those options, with picocli's variables. */
  String connectionHint();

  /** The face for the host program of a call. */
  static Face of(Invocation invocation, Engine engine) {
    return invocation.host().name().equals(Host.HELM.name())
        ? new HelmFace(invocation, engine)
        : new KubectlFace(invocation, engine);
  }
}
