package io.tracebloc.commands.helm;

import io.tracebloc.commands.options.ReleaseName;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Which dataset is shown: {@code show RELEASE NAME}. */
public final class ShownDatasetSubject extends ConnectedSubject {
  @Parameters(
      index = "0",
      paramLabel = "RELEASE",
      converter = ReleaseName.Converter.class,
      description = "Release of the tracebloc client")
  private String name;

  @Parameters(index = "1", paramLabel = "NAME", description = "Dataset, in any case of letters")
  private String dataset;

  @Override
  public List<String> names() {
    return List.of(dataset);
  }

  @Override
  public ReleaseRequest release() {
    return ReleaseRequest.none().withRelease(name);
  }

  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} tracebloc leaves",
        "  ${COMMAND-FULL-NAME} tracebloc leaves -o json",
        "",
        "Use \"helm --help\" for the other flags of Helm that choose a cluster.");
  }
}
