package io.tracebloc.commands.helm;

import io.tracebloc.commands.options.ReleaseName;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Which run is meant: {@code show RELEASE RUN}. */
public final class RunSubject extends ConnectedSubject {
  private final List<String> examples;

  @Parameters(
      index = "0",
      paramLabel = "RELEASE",
      converter = ReleaseName.Converter.class,
      description = "Release of the tracebloc client")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "RUN",
      description = "Job of the run, its key, or its dataset, of which the newest run is meant")
  private String run;

  /**
   * A subject.
   *
   * @param examples what follows the release in each
   */
  public RunSubject(List<String> examples) {
    this.examples = List.copyOf(examples);
  }

  @Override
  public List<String> names() {
    return List.of(run);
  }

  @Override
  public ReleaseRequest release() {
    return ReleaseRequest.none().withRelease(name);
  }

  @Override
  public List<String> footer() {
    return Footers.of(examples);
  }
}
