package io.tracebloc.commands.kubectl;

import io.tracebloc.commands.options.ReleaseName;
import io.tracebloc.engine.release.ReleaseRequest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;

/**
 * What is looked at: {@code doctor [--release NAME]}. Beside {@code --rbac}, kubectl's {@code
 * --user} names who is given rights, as in {@code kubectl create rolebinding}.
 */
public final class DoctorSubject extends ConnectedSubject
    implements io.tracebloc.commands.doctor.DoctorSubject {
  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private ReleaseName release = new ReleaseName();

  @Override
  public ReleaseRequest release() {
    return release.name().map(ReleaseRequest.none()::withRelease).orElseGet(ReleaseRequest::none);
  }

  @Override
  public Optional<String> user() {
    return given().user();
  }

  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} -n tracebloc",
        "  ${COMMAND-FULL-NAME} --checks C4,X5 -v",
        "  ${COMMAND-FULL-NAME} --probe -o json",
        "  ${COMMAND-FULL-NAME} -n tracebloc --rbac --user alice@example.org",
        "",
        "Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags.");
  }
}
