package io.tracebloc.engine.catalog;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.dataset.rule.TableName;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.NoSuchDatasetFailure;
import io.tracebloc.engine.failure.Printable;
import java.util.List;
import java.util.Optional;

/** Finds the table that a person means, whatever the case of its letters (trap 35). */
final class DatasetNames {
  private DatasetNames() {}

  /**
   * Refuses what is no name of a dataset ({@code contract/datasets.md} 4.1).
   *
   * @throws InputFailure if it is not
   */
  static void require(String name) {
    if (!TableName.isSafe(name)) {
      throw new InputFailure(
          "\"%s\" cannot be the name of a dataset".formatted(ClientWords.bounded(name)),
          "A name has at most %d letters, digits and underscores, and no digit at its start."
              .formatted(TableName.LONGEST));
    }
  }

  /**
   * The dataset of this name: as it is stored, else the only one that differs in case alone.
   *
   * @throws InputFailure if several differ in case alone
   */
  static Optional<TableShape> find(List<TableShape> tables, String name) {
    var datasets = tables.stream().filter(table -> !table.isSystem()).toList();
    var exact = datasets.stream().filter(table -> table.name().equals(name)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    var alike = alike(datasets, name);
    if (alike.size() > 1) {
      throw new InputFailure(
          "\"%s\" can mean several datasets: %s"
              .formatted(
                  Printable.of(name),
                  alike.stream().map(TableShape::name).map(Printable::of).collect(joining(", "))),
          "Spell the name as the dataset's.");
    }
    return alike.stream().findFirst();
  }

  /** Tables whose names differ from this at most in the case of letters. */
  static List<TableShape> alike(List<TableShape> tables, String name) {
    return tables.stream().filter(table -> table.name().equalsIgnoreCase(name)).toList();
  }

  /** There is no such dataset. */
  static NoSuchDatasetFailure none(String name, String namespace) {
    return new NoSuchDatasetFailure(
            "There is no dataset \"%s\" in namespace %s"
                .formatted(ClientWords.bounded(name), Printable.of(namespace)),
            "See what is there with \"{program} datasets list\", or choose another namespace with"
                + " {flag:namespace}.")
        .explainedBy(CheckId.C1);
  }
}
