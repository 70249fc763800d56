package io.tracebloc.commands.helm;

import io.tracebloc.commands.Subject;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import picocli.CommandLine.ArgGroup;

/** Something in a cluster that is reached as Helm's users say. */
abstract class ConnectedSubject implements Subject {
  @ArgGroup(validate = false, heading = "%nConnection:%n", order = 2)
  private HelmConnectionOptions connection = new HelmConnectionOptions();

  @Override
  public ClusterOptions cluster(HostEnvironment environment) {
    return connection.toClusterOptions(environment);
  }
}
