package io.tracebloc.engine.watch;

import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1JobCondition;
import io.kubernetes.client.openapi.models.V1JobSpec;
import io.kubernetes.client.openapi.models.V1JobStatus;
import io.tracebloc.engine.failure.Printable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What matters of the run's Job.
 *
 * @param verdict how it ended, if it has
 * @param reason why it failed, printable; may be empty
 * @param mayRetry whether another Pod may follow a failed one
 */
record RunJob(Optional<Verdict> verdict, String reason, boolean mayRetry) {
  /** How a Job can end. */
  enum Verdict {
    COMPLETE,
    FAILED
  }

  private static final int DEFAULT_BACKOFF_LIMIT = 6;

  static RunJob of(V1Job job) {
    V1JobStatus status = Objects.requireNonNullElseGet(job.getStatus(), V1JobStatus::new);
    Optional<V1JobCondition> failed = condition(status, "Failed");
    if (failed.isPresent()) {
      return new RunJob(Optional.of(Verdict.FAILED), reason(failed.get()), false);
    }
    if (condition(status, "Complete").isPresent()) {
      return new RunJob(Optional.of(Verdict.COMPLETE), "", false);
    }
    return new RunJob(Optional.empty(), "", failures(status) <= backoffLimit(job.getSpec()));
  }

  private static Optional<V1JobCondition> condition(V1JobStatus status, String type) {
    return Objects.requireNonNullElse(status.getConditions(), List.<V1JobCondition>of()).stream()
        .filter(condition -> type.equals(condition.getType()))
        .filter(condition -> "True".equals(condition.getStatus()))
        .findFirst();
  }

  private static String reason(V1JobCondition condition) {
    return Printable.of(
        Stream.of(condition.getReason(), condition.getMessage())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(": ")));
  }

  private static int failures(V1JobStatus status) {
    return Objects.requireNonNullElse(status.getFailed(), 0);
  }

  private static int backoffLimit(V1JobSpec spec) {
    return spec == null
        ? DEFAULT_BACKOFF_LIMIT
        : Objects.requireNonNullElse(spec.getBackoffLimit(), DEFAULT_BACKOFF_LIMIT);
  }
}
