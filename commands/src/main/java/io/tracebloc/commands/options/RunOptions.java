package io.tracebloc.commands.options;

import io.tracebloc.engine.failure.InputFailure;
import picocli.CommandLine.Option;

/** How the run is submitted and followed. */
public final class RunOptions extends RunKeyOptions {
  @Option(
      names = "--dry-run",
      preprocessor = AttachedValue.class,
      description = "Check the data and find the release, then stop; nothing is created")
  private boolean dryRun;

  @Option(
      names = "--detach",
      preprocessor = AttachedValue.class,
      description = "Return as soon as the run is accepted")
  private boolean detach;

  @Option(
      names = "--wait",
      preprocessor = AttachedValue.class,
      description = "Follow the run to its end (default); --wait=false is the same as --detach")
  private Boolean wait;

  /** Whether to stop before anything is created. */
  public boolean dryRun() {
    return dryRun;
  }

  /**
   * Whether to stop as soon as the run is accepted.
   *
   * @throws InputFailure if both was asked for
   */
  public boolean detach() {
    if (detach && Boolean.TRUE.equals(wait)) {
      throw new InputFailure("--wait and --detach contradict each other", "Leave one of them out.");
    }
    return detach || Boolean.FALSE.equals(wait);
  }
}
