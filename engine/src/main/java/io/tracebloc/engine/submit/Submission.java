package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.IngestConfig;
import io.tracebloc.engine.release.IngestTarget;
import java.util.Optional;

/**
 * What is submitted, to whom.
 *
 * @param release name of the release, for messages
 * @param chartVersion its chart version, for messages
 * @param target where runs are submitted
 * @param config the document, sent verbatim
 * @param key the one key for all attempts
 * @param imageDigest ingestor image to use; empty leaves the choice to the server
 * @param via the way to submit
 */
public record Submission(
    String release,
    String chartVersion,
    IngestTarget target,
    IngestConfig config,
    IdempotencyKey key,
    Optional<ImageDigest> imageDigest,
    Via via) {

  /** Checks that nothing is missing. */
  public Submission {
    requireNonNull(release);
    requireNonNull(chartVersion);
    requireNonNull(target);
    requireNonNull(config);
    requireNonNull(key);
    requireNonNull(imageDigest);
    requireNonNull(via);
  }

  /** One that is posted to jobs-manager. */
  public Submission(
      String release,
      String chartVersion,
      IngestTarget target,
      IngestConfig config,
      IdempotencyKey key,
      Optional<ImageDigest> imageDigest) {
    this(release, chartVersion, target, config, key, imageDigest, new Via.Direct());
  }

  /** The same under another key. */
  public Submission withKey(IdempotencyKey other) {
    return new Submission(release, chartVersion, target, config, other, imageDigest, via);
  }

  /** The JSON that is posted ({@code contract/protocol.md} 1.1). */
  public String body() {
    return new String(new SubmitBody().write(this), UTF_8);
  }

  /**
   * Why the server's policy will probably refuse this run, as far as the policy could be read; the
   * server decides ({@code contract/protocol.md} 2).
   */
  public Optional<String> policyWarning() {
    boolean unknown = target.tablePrefixes().isEmpty();
    boolean allowed =
        target.tablePrefixes().stream()
            .anyMatch(prefix -> prefix.equals("*") || config.table().startsWith(prefix));
    if (unknown || allowed) {
      return Optional.empty();
    }
    return Optional.of(
        "The release's policy lets account %s ingest tables that start with %s; \"%s\" does not, so"
                .formatted(
                    Printable.of(target.serviceAccount()),
                    Printable.of(String.join(", ", target.tablePrefixes())),
                    Printable.of(config.table()))
            + " the run will probably be refused");
  }
}
