package io.tracebloc.commands.helm;

import io.tracebloc.commands.options.ReleaseName;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Whose runs are meant: {@code list RELEASE}. */
public final class RunsSubject extends ConnectedSubject {
  private final List<String> examples;

  @Parameters(
      index = "0",
      paramLabel = "RELEASE",
      converter = ReleaseName.Converter.class,
      description = "Release of the tracebloc client")
  private String name;

  /**
   * A subject.
   *
   * @param examples what follows the release in each
   */
  public RunsSubject(List<String> examples) {
    this.examples = List.copyOf(examples);
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
