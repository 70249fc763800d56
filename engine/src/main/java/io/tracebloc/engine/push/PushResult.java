package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.Intent;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.submit.ChartRelease;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.Via;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.watch.IngestionSummary;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a push, whether it ended well or not.
 *
 * @param status how it ended
 * @param table name of the dataset
 * @param category its task
 * @param intent what it is for
 * @param key the key it was, or would have been, submitted with
 * @param release name of the release, once it was found
 * @param namespace namespace of the run if it was accepted, else of the release if it was found
 * @param dataset the data, once they have passed their checks
 * @param run the accepted run
 * @param summary counts of the ingestor
 * @param staged the files as they were staged
 * @param stagedCopyKept whether they still lie there
 * @param durations how long each step took that began
 * @param message what a person should know about the end; empty for a plain success
 * @param failure what went wrong, with its remedy; absent for success, dry run and detaching
 * @param via the way by which it was, or would have been, submitted
 * @param chartRelease the Helm release that submitted it, if it went that way and got so far
 * @param old what became of the dataset that it replaces, if there was one and it got so far
 */
public record PushResult(
    PushStatus status,
    String table,
    Category category,
    Intent intent,
    IdempotencyKey key,
    Optional<String> release,
    Optional<String> namespace,
    Optional<CheckedDataset> dataset,
    Optional<IngestionRun> run,
    Optional<IngestionSummary> summary,
    Optional<StagedFiles> staged,
    boolean stagedCopyKept,
    Map<Step, Duration> durations,
    String message,
    Optional<Failure> failure,
    Via via,
    Optional<ChartRelease> chartRelease,
    Optional<OldDataset> old) {

  /** Checks that nothing is missing. */
  public PushResult {
    requireNonNull(status);
    requireNonNull(table);
    requireNonNull(category);
    requireNonNull(intent);
    requireNonNull(key);
    requireNonNull(release);
    requireNonNull(namespace);
    requireNonNull(dataset);
    requireNonNull(run);
    requireNonNull(summary);
    requireNonNull(staged);
    var copy = new EnumMap<Step, Duration>(Step.class);
    copy.putAll(durations);
    durations = Collections.unmodifiableMap(copy);
    requireNonNull(message);
    requireNonNull(failure);
    requireNonNull(via);
    requireNonNull(chartRelease);
    requireNonNull(old);
  }
}
