package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.ingest.DocumentGlance;
import io.tracebloc.engine.watch.IngestionSummary;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as it can be seen at this moment. Texts are as the cluster has them, which may be anything,
 * unless said otherwise.
 *
 * @param namespace where its Job is
 * @param job name of that Job
 * @param key the key it was submitted with; empty if the Job does not say
 * @param document what its ingest document says, as far as it may be read
 * @param state how far it is
 * @param reason why, printable; empty if there is nothing to say
 * @param created when it was submitted
 * @param started when the Job began
 * @param ended when the Job ended
 * @param attempts how many Pods it had so far
 * @param image reference of the ingestor's image; may be empty
 * @param counts those of the banner, as far as they prove something
 */
public record Run(
    String namespace,
    String job,
    String key,
    DocumentGlance document,
    RunState state,
    String reason,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> ended,
    int attempts,
    String image,
    Optional<IngestionSummary> counts) {
  public Run {
    requireNonNull(namespace);
    requireNonNull(job);
    requireNonNull(key);
    requireNonNull(document);
    requireNonNull(state);
    requireNonNull(reason);
    requireNonNull(created);
    requireNonNull(started);
    requireNonNull(ended);
    requireNonNull(image);
    requireNonNull(counts);
  }

  /** The same run after its Job has gone. */
  Run gone() {
    return new Run(
        namespace,
        job,
        key,
        document,
        RunState.DELETED,
        "",
        created,
        started,
        ended,
        attempts,
        image,
        counts);
  }
}
