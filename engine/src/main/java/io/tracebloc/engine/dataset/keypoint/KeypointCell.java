package io.tracebloc.engine.dataset.keypoint;

import java.util.Map;

/**
 * What a cell holds.
 *
 * @param <V> what a name stands for
 */
public sealed interface KeypointCell<V> {
  /**
   * A JSON object. Where a name stands twice the last one counts, as in the cluster.
   *
   * @param values in the order of the names
   */
  record Values<V>(Map<String, V> values) implements KeypointCell<V> {}

  /**
   * Anything else.
   *
   * @param reason what it is instead, as the end of a sentence
   */
  record NoObject<V>(String reason) implements KeypointCell<V> {}
}
