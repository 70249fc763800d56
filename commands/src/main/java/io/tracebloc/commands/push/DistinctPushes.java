package io.tracebloc.commands.push;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import java.util.HashMap;
import java.util.Map;

/** Refuses documents that would get into each other's way. */
final class DistinctPushes {
  private final Map<String, String> names = new HashMap<>();

  /**
   * Takes one.
   *
   * @param table the dataset's name
   * @param document what the document is called
   * @throws InputFailure if an earlier one describes the same dataset
   */
  void add(String table, String document) {
    var other = names.put(table, document);
    if (other != null) {
      throw new InputFailure(
          "%s and %s both describe the dataset %s".formatted(other, document, Printable.of(table)),
          "Give each a table name of its own.");
    }
  }

  /**
   * Checks the key for all of them.
   *
   * @param keyGiven whether the user chose an idempotency key
   * @throws InputFailure if one key is to serve several
   */
  void check(boolean keyGiven) {
    if (keyGiven && names.size() > 1) {
      throw new InputFailure(
          "One idempotency key cannot serve %d datasets".formatted(names.size()),
          "Leave {flag:idempotency-key} out, or run the command for one after the other.");
    }
  }
}
