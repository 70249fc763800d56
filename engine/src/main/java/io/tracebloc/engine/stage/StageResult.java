package io.tracebloc.engine.stage;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.tree.ScannedTree;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of it, whether it ended well or not.
 *
 * @param status how it ended
 * @param tree the local files, once they were listed
 * @param place where they are or were to go, once it was found
 * @param staged the files as they were staged
 * @param durations how long each step took that began
 * @param failure what went wrong, with its remedy
 */
public record StageResult(
    StageStatus status,
    Optional<ScannedTree> tree,
    Optional<Place> place,
    Optional<StagedFiles> staged,
    Map<Step, Duration> durations,
    Optional<Failure> failure) {
  public StageResult {
    requireNonNull(status);
    requireNonNull(tree);
    requireNonNull(place);
    requireNonNull(staged);
    var copy = new EnumMap<Step, Duration>(Step.class);
    copy.putAll(durations);
    durations = Collections.unmodifiableMap(copy);
    requireNonNull(failure);
  }
}
