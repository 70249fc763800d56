package io.tracebloc.commands.options;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What belongs to a run besides its document. */
public class RunKeyOptions {
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

  /** The key as given, if any. */
  public Optional<String> idempotencyKey() {
    return Optional.ofNullable(idempotencyKey);
  }

  /** The digest as given, if any. */
  public Optional<String> imageDigest() {
    return Optional.ofNullable(imageDigest);
  }
}
