package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * Which logs of a run are wanted.
 *
 * @param word its Job, its key, or its dataset, of which the newest run is meant
 * @param attempt the number of the only attempt that is wanted, from 1
 * @param previous whether only the attempt before the last is wanted
 * @param follow whether to go on until the run has ended
 */
public record LogRequest(String word, OptionalInt attempt, boolean previous, boolean follow) {
  public LogRequest {
    requireNonNull(word);
    requireNonNull(attempt);
  }
}
