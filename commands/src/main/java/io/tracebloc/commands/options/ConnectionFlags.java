package io.tracebloc.commands.options;

import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;

/** The options by which a host's users say how their cluster is reached. */
public interface ConnectionFlags {
  /**
   * What was given, and for the rest what the host says.
   *
   * @throws io.tracebloc.engine.failure.InputFailure if a flag was given that cannot be acted on
   */
  ClusterOptions toClusterOptions(HostEnvironment environment);
}
