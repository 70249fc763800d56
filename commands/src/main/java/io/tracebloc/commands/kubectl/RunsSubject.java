package io.tracebloc.commands.kubectl;

import io.tracebloc.commands.options.ClientReleaseOptions;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import picocli.CommandLine.ArgGroup;

/** Whose runs are meant: {@code list [--release NAME]}. */
public final class RunsSubject extends ConnectedSubject {
  private final List<String> examples;

  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private ClientReleaseOptions release = new ClientReleaseOptions();

  /**
   * A subject.
   *
   * @param examples lines of examples, with picocli's variables
   */
  public RunsSubject(List<String> examples) {
    this.examples = List.copyOf(examples);
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
