package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.MissingValues;

/**
 * What any part of the cluster may take for a missing value. Its type check reads cells with the
 * default set of its reader, the ingest pass with the curated one (trap 11); a cell in either must
 * not be refused.
 */
final class Missing {
  private Missing() {}

  static boolean isMissing(Slice cell) {
    return MissingValues.NA_12.contains(cell)
        || MissingValues.NA_19.contains(cell)
        || cell.trim().isEmpty();
  }
}
