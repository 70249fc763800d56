package io.tracebloc.engine.runs;

import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run has made outside the objects of its Job ({@code contract/protocol.md} 1.4, {@code
 * contract/datasets.md} 4.2, 8.1): none of it is touched when the run is cancelled.
 */
final class Leftovers {
  private static final String MANIFEST = "/labels.csv";

  private Leftovers() {}

  /** What stays of a run. */
  static List<Kept> of(Run run) {
    var kept = new ArrayList<Kept>();
    run.document()
        .table()
        .map(Printable::of)
        .ifPresent(
            table -> {
              kept.add(
                  new Kept(
                      staged(run),
                      "the staged copy; the next push of the dataset uses it or replaces it"));
              kept.add(
                  new Kept(
                      "table %s and /data/shared/%s".formatted(table, table),
                      "rows and files that were written already; remove them with"
                          + " '{command:datasets delete}' before the dataset is pushed again; if it"
                          + " was being replaced, '{command:datasets recover}' brings the old one back"));
              if (!run.state().ended()) {
                kept.add(
                    new Kept(
                        "/data/shared/.tracebloc-ingest-%s.lock".formatted(table),
                        "the lock of the table, if the ingestor could not remove it: a new run"
                            + " is refused until it is 12 hours old"));
              }
            });
    if (!run.key().isEmpty()) {
      kept.add(
          new Kept(
              "key " + Printable.of(run.key()),
              "jobs-manager may know it for good: a new run needs another one"));
    }
    return kept;
  }

  private static String staged(Run run) {
    var manifest = run.document().csv().filter(path -> path.endsWith(MANIFEST));
    return Printable.of(
        manifest
            .map(path -> path.substring(0, path.length() - MANIFEST.length()))
            .orElseGet(
                () -> "/data/shared/.tracebloc-staging/" + run.document().table().orElseThrow()));
  }
}
