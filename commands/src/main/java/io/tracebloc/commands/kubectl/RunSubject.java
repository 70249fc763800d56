package io.tracebloc.commands.kubectl;

import io.tracebloc.commands.options.ClientReleaseOptions;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** Which run is meant: {@code show RUN [--release NAME]}. */
public final class RunSubject extends ConnectedSubject {
  private final List<String> examples;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "Job of the run, its key, or its dataset, of which the newest run is meant")
  private String run;

  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private ClientReleaseOptions release = new ClientReleaseOptions();

  /**
   * A subject.
   *
   * @param examples what follows the command in examples, the run in place of {@code RUN}
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
    return release.toReleaseRequest();
  }

  @Override
  public List<String> footer() {
    return Footers.of(examples);
  }
}
