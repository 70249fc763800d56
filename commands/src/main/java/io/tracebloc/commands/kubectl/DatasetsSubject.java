package io.tracebloc.commands.kubectl;

import io.tracebloc.commands.options.ClientReleaseOptions;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import picocli.CommandLine.ArgGroup;

/** Whose datasets are listed: {@code list [--release NAME]}. */
public final class DatasetsSubject extends ConnectedSubject {

  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private ClientReleaseOptions release = new ClientReleaseOptions();

  @Override
  public ReleaseRequest release() {
    return release.toReleaseRequest();
  }

  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} -n tracebloc",
        "  ${COMMAND-FULL-NAME} -A",
        "  ${COMMAND-FULL-NAME} -o wide",
        "  ${COMMAND-FULL-NAME} -w",
        "",
        "Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags.");
  }
}
