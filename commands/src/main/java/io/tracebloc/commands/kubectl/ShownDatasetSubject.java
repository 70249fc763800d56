package io.tracebloc.commands.kubectl;

import io.tracebloc.commands.options.ClientReleaseOptions;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** Which dataset is shown: {@code show NAME [--release NAME]}. */
public final class ShownDatasetSubject extends ConnectedSubject {
  @Parameters(index = "0", paramLabel = "NAME", description = "Dataset, in any case of letters")
  private String dataset;

  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private ClientReleaseOptions release = new ClientReleaseOptions();

  @Override
  public List<String> names() {
    return List.of(dataset);
  }

  @Override
  public ReleaseRequest release() {
    return release.toReleaseRequest();
  }

  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} leaves -n tracebloc",
        "  ${COMMAND-FULL-NAME} leaves -o json",
        "",
        "Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags.");
  }
}
