package io.tracebloc.commands.options;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How the run is submitted and followed. */
public final class RunOptions {
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
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "Key of the run; submitting the same key again starts nothing new")
  private String idempotencyKey;

  @Option(
      names = "--image-digest",
      paramLabel = "sha256:...",
      description = "Ingestor image to use instead of the release's own")
  private String imageDigest;

  /** Whether to stop before anything is created. */
  public boolean dryRun() {
    return dryRun;
  }

  /** Whether to stop as soon as the run is accepted. */
  public boolean detach() {
    return detach;
  }

  /** The key as given, if any. */
  public Optional<String> idempotencyKey() {
    return Optional.ofNullable(idempotencyKey);
  }

  /** The digest as given, if any. */
  public Optional<String> imageDigest() {
    return Optional.ofNullable(imageDigest);
  }
}
