package io.tracebloc.commands.kubectl;

import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.ConnectionOptions;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.release.ReleaseRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;

/** Which cluster is asked, and nothing else. */
public final class ClusterSubject implements Subject {
  @ArgGroup(validate = false, heading = "%nConnection:%n", order = 2)
  private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Optional<Path> path() {
    return Optional.empty();
  }

  @Override
  public ReleaseRequest release() {
    return ReleaseRequest.none();
  }

  @Override
  public ClusterOptions cluster(HostEnvironment environment) {
    return connection.toClusterOptions();
  }

  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} --client",
        "  ${COMMAND-FULL-NAME} -n tracebloc -o json",
        "",
        "Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags.");
  }
}
