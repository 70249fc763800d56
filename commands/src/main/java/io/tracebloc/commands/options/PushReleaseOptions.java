package io.tracebloc.commands.options;

import io.tracebloc.engine.release.ReleaseRequest;
import picocli.CommandLine.ArgGroup;

/** Which release takes a dataset, where looking it up is not enough. */
public final class PushReleaseOptions {
  @ArgGroup(validate = false)
  private ReleaseName name = new ReleaseName();

  @ArgGroup(validate = false)
  private ReleaseFactOptions facts = new ReleaseFactOptions();

  /** What was given. */
  public ReleaseRequest toReleaseRequest() {
    return facts.toReleaseRequest(name.name());
  }
}
