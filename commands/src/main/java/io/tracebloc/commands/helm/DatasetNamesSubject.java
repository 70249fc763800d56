package io.tracebloc.commands.helm;

import io.tracebloc.commands.options.ReleaseFactOptions;
import io.tracebloc.commands.options.ReleaseName;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** Which datasets are deleted: {@code delete RELEASE NAME...}. */
public final class DatasetNamesSubject extends ConnectedSubject {
  @Parameters(
      index = "0",
      paramLabel = "RELEASE",
      converter = ReleaseName.Converter.class,
      description = "Release of the tracebloc client")
  private String name;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "NAME",
      description = "Datasets, in any case of letters")
  private List<String> datasets;

  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private ReleaseFactOptions release = new ReleaseFactOptions();

  @Override
  public List<String> names() {
    return List.copyOf(datasets);
  }

  @Override
  public ReleaseRequest release() {
    return release.toReleaseRequest(Optional.of(name));
  }

  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} tracebloc leaves",
        "  ${COMMAND-FULL-NAME} tracebloc leaves leaves_test --yes",
        "  ${COMMAND-FULL-NAME} tracebloc leaves --dry-run",
        "",
        "Use \"helm --help\" for the other flags of Helm that choose a cluster.");
  }
}
