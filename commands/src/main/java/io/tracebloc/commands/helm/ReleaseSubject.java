package io.tracebloc.commands.helm;

import io.tracebloc.commands.options.PlatformOptions;
import io.tracebloc.commands.options.ReleaseName;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** Which release is looked at: {@code values RELEASE}. */
public final class ReleaseSubject extends ConnectedSubject {
  @Parameters(
      index = "0",
      paramLabel = "RELEASE",
      converter = ReleaseName.Converter.class,
      description = "Release of the platform")
  private String name;

  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private PlatformOptions release = new PlatformOptions();

  @Override
  public ReleaseRequest release() {
    return release.toReleaseRequest(Optional.of(name));
  }

  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} tracebloc",
        "  ${COMMAND-FULL-NAME} tracebloc -o table",
        "  ${COMMAND-FULL-NAME} tracebloc --live",
        "  ${COMMAND-FULL-NAME} tracebloc -o json",
        "",
        "Use \"helm --help\" for the other flags of Helm that choose a cluster.");
  }
}
