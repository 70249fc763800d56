package io.tracebloc.engine.catalog;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One dataset of a list ({@code contract/datasets.md} 8.2). Texts come from the database and are
 * not printable yet.
 *
 * @param name of its table, as stored
 * @param task what it is for, if the journal knows
 * @param modality what it is made of
 * @param intent {@code train} or {@code test}; of several, the last in the alphabet
 * @param mixedIntent whether there are several
 * @param records how many rows; empty if they were not or could not be counted
 * @param classes how many, if its labels are classes
 * @param format extension of its files without the dot; empty for a dataset without files
 * @param sizeBytes bytes of its files, or of its rows if it has none; empty if unknown
 * @param ingested when its table was made
 * @param system whether it is no dataset but the database's own
 */
public record DatasetEntry(
    String name,
    Optional<String> task,
    Modality modality,
    Optional<String> intent,
    boolean mixedIntent,
    OptionalLong records,
    OptionalLong classes,
    String format,
    OptionalLong sizeBytes,
    Optional<Instant> ingested,
    boolean system) {
  public DatasetEntry {
    requireNonNull(name);
    requireNonNull(task);
    requireNonNull(modality);
    requireNonNull(intent);
    requireNonNull(records);
    requireNonNull(classes);
    requireNonNull(format);
    requireNonNull(sizeBytes);
    requireNonNull(ingested);
  }

  /**
   * The entry of a table.
   *
   * @param counts what its rows tell; empty if they were not or could not be looked at
   */
  static DatasetEntry of(
      TableShape table, Optional<Counts> counts, Optional<String> task, VolumeSizes sizes) {
    var intent = counts.flatMap(Counts::intent);
    return new DatasetEntry(
        table.name(),
        task,
        Modality.of(table, task, counts),
        intent,
        !intent.equals(counts.flatMap(Counts::firstIntent)),
        counts.map(told -> OptionalLong.of(told.records())).orElse(OptionalLong.empty()),
        counts.map(DatasetEntry::classes).orElse(OptionalLong.empty()),
        counts.flatMap(Counts::extension).orElse(""),
        size(table, counts, sizes),
        table.created(),
        table.isSystem());
  }

  /** As many labels as rows are no classes but, for example, numbers to be predicted. */
  private static OptionalLong classes(Counts counts) {
    return counts.labels() >= 2 && counts.labels() < counts.records()
        ? OptionalLong.of(counts.labels())
        : OptionalLong.empty();
  }

  private static OptionalLong size(TableShape table, Optional<Counts> counts, VolumeSizes sizes) {
    if (counts.flatMap(Counts::extension).isPresent()) {
      return sizes.of(table.name());
    }
    return counts.map(Counts::records).orElse(0L) > 0 ? table.dataLength() : OptionalLong.empty();
  }
}
