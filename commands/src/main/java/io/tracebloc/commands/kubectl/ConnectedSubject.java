package io.tracebloc.commands.kubectl;

import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.ConnectionOptions;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import picocli.CommandLine.ArgGroup;

/** Something in a cluster that is reached as kubectl's users say. */
abstract class ConnectedSubject implements Subject {
  @ArgGroup(validate = false, heading = "%nConnection:%n", order = 2)
  private ConnectionOptions connection = new ConnectionOptions();

  /** The flags as they were given. */
  final ClusterOptions given() {
    return connection.toClusterOptions();
  }

  @Override
  public ClusterOptions cluster(HostEnvironment environment) {
    return connection.toClusterOptions();
  }
}
