package io.tracebloc.commands.options;

import io.tracebloc.engine.dataset.rule.TableName;
import java.nio.file.Path;
import java.util.Optional;

/** A name for a dataset that has none yet ({@code contract/datasets.md} 4.1). */
public final class SuggestedName {
  private SuggestedName() {}

  /** The folder's or file's own name, as far as a table can be called so. */
  public static Optional<String> of(Path path) {
    var last = path.toAbsolutePath().normalize().getFileName();
    if (last == null) {
      return Optional.empty();
    }
    var stem = last.toString().replaceFirst("(?i)\\.csv$", "");
    var name = stem.replaceAll("[^A-Za-z0-9_]+", "_").replaceFirst("^[^A-Za-z]+", "");
    var cut = name.substring(0, Math.min(name.length(), TableName.LONGEST));
    return Optional.of(cut.replaceFirst("_+$", "")).filter(SuggestedName::isPossible);
  }

  private static boolean isPossible(String name) {
    return TableName.objection(name).isEmpty();
  }
}
