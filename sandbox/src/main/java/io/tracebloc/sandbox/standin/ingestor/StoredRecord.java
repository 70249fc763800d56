package io.tracebloc.sandbox.standin.ingestor;

import java.util.List;
import java.util.Optional;

/**
 * One row of the dataset's table (datasets.md 8.1).
 *
 * @param dataId unique
 * @param label as text, as it is stored; empty for a missing one
 * @param reported the label as it leaves the cluster
 * @param stem file name without extension; empty for rows of tables
 * @param extension with the dot; empty for rows of tables
 * @param annotation key points
 * @param features the schema's columns that are stored, in order; a missing value is empty
 */
record StoredRecord(
    String dataId,
    Optional<String> label,
    Optional<String> reported,
    Optional<String> stem,
    Optional<String> extension,
    Optional<String> annotation,
    List<String> features) {
  StoredRecord {
    features = List.copyOf(features);
  }
}
