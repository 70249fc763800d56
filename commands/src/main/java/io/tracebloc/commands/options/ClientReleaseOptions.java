package io.tracebloc.commands.options;

import io.tracebloc.engine.release.ReleaseRequest;
import picocli.CommandLine.ArgGroup;

/** Which release of the tracebloc client is looked at. */
public final class ClientReleaseOptions {
  @ArgGroup(validate = false)
  private ReleaseName name = new ReleaseName();

  /** What was given. */
  public ReleaseRequest toReleaseRequest() {
    return name.name().map(ReleaseRequest.none()::withRelease).orElseGet(ReleaseRequest::none);
  }
}
