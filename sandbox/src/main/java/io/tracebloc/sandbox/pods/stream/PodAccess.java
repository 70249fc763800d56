package io.tracebloc.sandbox.pods.stream;

import io.tracebloc.sandbox.pods.process.CannotStartException;
import io.tracebloc.sandbox.pods.process.ContainerProcess;
import io.tracebloc.sandbox.pods.process.Launcher;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What streams reach inside pods. */
public interface PodAccess {
  /**
   * A running container.
   *
   * @throws io.tracebloc.sandbox.store.ApiException if it does not run
   */
  ContainerProcess running(ObjectNode pod, String container);

  /**
   * Runs a command in a container.
   *
   * @throws CannotStartException if there is no such program
   */
  Process execute(ContainerProcess container, List<String> command, Launcher.Wiring wiring)
      throws CannotStartException;

  /** The loopback port behind a container port. */
  int port(ObjectNode pod, int containerPort);
}
