package io.tracebloc.commands.push;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.submit.Via;
import java.util.HashMap;
import java.util.Map;

/** Refuses documents that would get into each other's way. */
final class DistinctPushes {
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> releases = new HashMap<>();

  /**
   * Takes one.
   *
   * @param table the dataset's name
   * @param document what the document is called
   * @param via how its run is submitted
   * @throws InputFailure if an earlier one describes the same dataset, or is submitted with the
   *     same Helm release
   */
  void add(String table, String document, Via via) {
    var other = names.put(table, document);
    if (other != null) {
      throw new InputFailure(
          "%s and %s both describe the dataset %s".formatted(other, document, Printable.of(table)),
          "Give each a table name of its own.");
    }
    if (via instanceof Via.Chart chart) {
      addRelease(chart.release(), document);
    }
  }

  private void addRelease(String release, String document) {
    var other = releases.put(release, document);
    if (other != null) {
      throw new InputFailure(
          "%s and %s would both be submitted with the Helm release %s"
              .formatted(other, document, release),
          "Run the command for each alone, with a {flag:chart-release} of its own.");
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
