package io.tracebloc.engine.dataset.sniff;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Family;
import java.nio.file.Path;
import java.util.List;

/** What a path seems to hold. Only a hint: the preflight decides. */
public sealed interface Sniffed {
  /**
   * A dataset.
   *
   * @param family what its records are
   * @param manifest its CSV file
   * @param columns the trimmed names in the first line of that; empty if it cannot be read
   */
  record Recognised(Family family, Path manifest, List<String> columns) implements Sniffed {
    public Recognised {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Nothing certain.
   *
   * @param reason why, as a sentence, printable
   */
  record Undecided(String reason) implements Sniffed {}

  /** Columns that can be the label of a task: named ones that have no other purpose. */
  default List<String> labelCandidates(Category task) {
    return this instanceof Recognised found
        ? found.columns().stream()
            .filter(column -> !column.isEmpty() && !task.layout().columns().contains(column))
            .toList()
        : List.of();
  }
}
