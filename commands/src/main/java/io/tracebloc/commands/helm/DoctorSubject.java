package io.tracebloc.commands.helm;

import io.tracebloc.commands.options.ReleaseName;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is looked at: {@code doctor RELEASE}. */
public final class DoctorSubject extends ConnectedSubject
    implements io.tracebloc.commands.doctor.DoctorSubject {
  @Parameters(
      index = "0",
      paramLabel = "RELEASE",
      converter = ReleaseName.Converter.class,
      description = "Release of the tracebloc client")
  private String name;

  @Option(names = "--user", paramLabel = "USER", description = "With --rbac: for this user")
  private String user;

  @Override
  public ReleaseRequest release() {
    return ReleaseRequest.none().withRelease(name);
  }

  @Override
  public Optional<String> user() {
    return Optional.ofNullable(user);
  }

  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} tracebloc",
        "  ${COMMAND-FULL-NAME} tracebloc --checks C4,X5 -v",
        "  ${COMMAND-FULL-NAME} tracebloc --probe -o json",
        "  ${COMMAND-FULL-NAME} tracebloc --rbac --user alice@example.org",
        "",
        "Use \"helm --help\" for the other flags of Helm that choose a cluster.");
  }
}
