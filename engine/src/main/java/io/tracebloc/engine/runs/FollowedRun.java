package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.ingest.DocumentGlance;
import io.tracebloc.engine.push.PushStatus;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.watch.IngestionSummary;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a run that was followed.
 *
 * @param run what was followed
 * @param document what it is about, as far as that may be read
 * @param status how it ended
 * @param summary counts of the ingestor
 * @param message what a person should know about the end; empty for a plain success
 * @param durations how long each step took that began
 * @param failure what went wrong, with its remedy
 */
public record FollowedRun(
    IngestionRun run,
    DocumentGlance document,
    PushStatus status,
    Optional<IngestionSummary> summary,
    String message,
    Map<Step, Duration> durations,
    Optional<Failure> failure) {
  public FollowedRun {
    requireNonNull(run);
    requireNonNull(document);
    requireNonNull(status);
    requireNonNull(summary);
    requireNonNull(message);
    durations = Map.copyOf(durations);
    requireNonNull(failure);
  }
}
