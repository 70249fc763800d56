package io.tracebloc.commands.options;

import io.tracebloc.engine.release.ReleaseRequest;
import picocli.CommandLine.ArgGroup;

/** Which release of which platform is meant, and which of its targets. */
public final class ReleaseOptions {
  @ArgGroup(validate = false)
  private ReleaseName name = new ReleaseName();

  @ArgGroup(validate = false)
  private PlatformOptions platform = new PlatformOptions();

  /** What was given. */
  public ReleaseRequest toReleaseRequest() {
    return platform.toReleaseRequest(name.name());
  }
}
