package io.tracebloc.sandbox.standin.server;

import java.util.Map;
import java.util.Optional;

/**
 * Which image an ingestion runs (releases.md 2.5): the request's digest, else the chart's digest,
 * else the chart's tag.
 */
record IngestorImage(String repository, Optional<String> digest, Optional<String> tag) {
  private static final String DEFAULT_REPOSITORY = "ghcr.io/tracebloc/ingestor";

  static IngestorImage of(Map<String, String> environment) {
    return new IngestorImage(
        nonEmpty(environment, "INGESTOR_IMAGE_REPOSITORY").orElse(DEFAULT_REPOSITORY),
        nonEmpty(environment, "INGESTOR_IMAGE_DIGEST"),
        nonEmpty(environment, "INGESTOR_IMAGE_TAG"));
  }

  /** The image reference; empty if neither the request nor the chart names one (then 503). */
  Optional<String> reference(Optional<String> requested) {
    return requested
        .or(() -> digest)
        .map(chosen -> repository + "@" + chosen)
        .or(() -> tag.map(chosen -> repository + ":" + chosen));
  }

  private static Optional<String> nonEmpty(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
