package io.tracebloc.commands.helm;

import io.tracebloc.commands.options.ReleaseName;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** Whose datasets are listed: {@code list [RELEASE]}. */
public final class DatasetsSubject extends ConnectedSubject {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RELEASE",
      converter = ReleaseName.Converter.class,
      description = "Release of the tracebloc client; may be left out if there is only one")
  private String name;

  @Override
  public ReleaseRequest release() {
    return Optional.ofNullable(name)
        .map(ReleaseRequest.none()::withRelease)
        .orElseGet(ReleaseRequest::none);
  }

  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} tracebloc",
        "  ${COMMAND-FULL-NAME} -A",
        "  ${COMMAND-FULL-NAME} tracebloc -o wide",
        "  ${COMMAND-FULL-NAME} tracebloc -w",
        "",
        "Use \"helm --help\" for the other flags of Helm that choose a cluster.");
  }
}
