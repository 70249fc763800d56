package io.tracebloc.commands.options;

import io.tracebloc.engine.failure.InputFailure;
import picocli.CommandLine.Option;

/** How the run is submitted and followed. */
public final class RunOptions extends RunKeyOptions {
  @Option(
      names = "--overwrite",
      preprocessor = AttachedValue.class,
      description =
          "Replace the dataset of this name: it is set aside when the new data is staged, removed"
              + " after a clean run, and brought back otherwise")
  private boolean overwrite;

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

  /**
   * Whether a dataset of the same name is replaced.
   *
   * @param staged whether the data lies on the claim already
   * @throws InputFailure if that contradicts something else
   */
  public boolean overwrite(boolean staged) {
    if (overwrite && idempotencyKey().isPresent()) {
      throw new InputFailure(
          "--overwrite cannot be combined with --idempotency-key: if a run has that key already, the"
              + " old dataset would go and nothing new would come",
          "Leave one of them out.");
    }
    if (overwrite && staged) {
      throw new InputFailure(
          "--overwrite needs the data on this machine, but --staged says that it lies on the claim",
          "Leave one of them out.");
    }
    return overwrite;
  }

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
