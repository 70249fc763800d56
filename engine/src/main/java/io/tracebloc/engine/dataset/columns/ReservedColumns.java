package io.tracebloc.engine.dataset.columns;

import java.util.Set;

/** The columns that every table of the cluster has already ({@code contract/datasets.md} 6.2). */
public final class ReservedColumns {
  private static final Set<String> NAMES =
      Set.of(
          "id",
          "created_at",
          "updated_at",
          "status",
          "data_intent",
          "data_id",
          "filename",
          "extension",
          "annotation",
          "ingestor_id");

  private ReservedColumns() {}

  /** Whether a name is one of them; case counts. */
  public static boolean contains(String name) {
    return NAMES.contains(name);
  }
}
