package io.tracebloc.engine.submit;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.ingest.IngestConfig;
import io.tracebloc.engine.release.IngestTarget;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the tests of this package submit. */
final class Submissions {
  static final String KEY = "0123456789abcdef";
  static final String YAML = "apiVersion: tracebloc.io/v1\ntable: \"leaf\u00e9\u6f22\"\n";

  private Submissions() {}

  static IngestTarget target(Optional<URI> endpoint, List<String> prefixes) {
    return new IngestTarget(
        "demo", "jobs-manager", 8080, endpoint, "ingestor", Optional.empty(), prefixes);
  }

  static Submission to(IngestTarget target) {
    return new Submission(
        "demo",
        "1.9.62",
        target,
        new IngestConfig("leaves", Category.IMAGE_CLASSIFICATION, "train", YAML),
        new IdempotencyKey(KEY),
        Optional.empty());
  }

  static Submission simple() {
    return to(target(Optional.empty(), List.of("*")));
  }

  static IngestorToken token(String secret) {
    return new IngestorToken(secret, IngestorToken.Source.TOKEN_REQUEST, Optional.empty());
  }

  /** Patience for tests: all limits of the contract, in milliseconds. */
  static Patience impatient() {
    return new Patience(
        Duration.ofSeconds(5), Duration.ofMillis(60), Duration.ofMillis(5), Duration.ofMillis(5));
  }
}
