package io.tracebloc.commands.push;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.LocalDocument;
import java.util.HashMap;
import java.util.List;

/** Refuses documents that would get into each other's way. */
record DistinctPushes(List<LocalDocument> documents) {
  /**
   * Checks all of them.
   *
   * @param keyGiven whether the user chose an idempotency key
   * @throws InputFailure if two describe the same dataset, or one key is to serve several
   */
  void check(boolean keyGiven) {
    var names = new HashMap<String, String>();
    for (var document : documents) {
      var table = document.request().table();
      var other = names.put(table, document.name());
      if (other != null) {
        throw new InputFailure(
            "%s and %s both describe the dataset %s"
                .formatted(other, document.name(), Printable.of(table)),
            "Give each a table name of its own.");
      }
    }
    if (keyGiven && documents.size() > 1) {
      throw new InputFailure(
          "One idempotency key cannot serve %d datasets".formatted(documents.size()),
          "Leave {flag:idempotency-key} out, or push them one by one.");
    }
  }
}
