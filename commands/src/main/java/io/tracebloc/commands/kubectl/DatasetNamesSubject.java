package io.tracebloc.commands.kubectl;

import io.tracebloc.commands.options.PushReleaseOptions;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** Which datasets are deleted: {@code delete NAME... [--release NAME]}. */
public final class DatasetNamesSubject extends ConnectedSubject {
  @Parameters(
      index = "0..*",
      arity = "1..*",
      paramLabel = "NAME",
      description = "Datasets, in any case of letters")
  private List<String> datasets;

  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private PushReleaseOptions release = new PushReleaseOptions();

  @Override
  public List<String> names() {
    return List.copyOf(datasets);
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
        "  ${COMMAND-FULL-NAME} leaves leaves_test --yes",
        "  ${COMMAND-FULL-NAME} leaves --dry-run",
        "",
        "Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags.");
  }
}
