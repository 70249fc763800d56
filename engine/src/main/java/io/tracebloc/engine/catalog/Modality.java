package io.tracebloc.engine.catalog;

import io.tracebloc.engine.dataset.Category;
import java.util.Locale;
import java.util.Optional;

/**
 * What a dataset is made of, as far as the cluster can tell ({@code contract/datasets.md} 8.2, 7).
 */
public enum Modality {
  /** Pictures. */
  IMAGE("Image"),
  /** Texts. */
  TEXT("Text"),
  /** Rows in an order of time. */
  TIME_SERIES("Time-series"),
  /** Rows. */
  TABULAR("Tabular"),
  /** Nothing that is known. */
  OTHER("Other");

  private final String word;

  Modality(String word) {
    this.word = word;
  }

  /** The word used in lists and documents. */
  public String word() {
    return word;
  }

  /** That of a table; the task says it if it is known, else the data do. */
  static Modality of(TableShape table, Optional<String> task, Optional<Counts> counts) {
    return task.flatMap(Category::ofId)
        .map(Modality::of)
        .or(() -> counts.flatMap(Counts::extension).flatMap(Modality::ofExtension))
        .orElseGet(() -> ofColumns(table, counts.map(Counts::records).orElse(0L)));
  }

  private static Modality of(Category category) {
    return switch (category.family()) {
      case IMAGE -> IMAGE;
      case TEXT -> TEXT;
      case TABULAR -> TABULAR;
    };
  }

  private static Optional<Modality> ofExtension(String extension) {
    return switch (extension.toLowerCase(Locale.ROOT)) {
      case "jpg", "jpeg", "png" -> Optional.of(IMAGE);
      case "txt", "text" -> Optional.of(TEXT);
      default -> Optional.empty();
    };
  }

  private static Modality ofColumns(TableShape table, long records) {
    if (table.has("sequence_id")
        || table.has("timestamp")
        || (table.has("time") && table.has("event"))) {
      return TIME_SERIES;
    }
    return records > 0 && table.hasOwnColumn() ? TABULAR : OTHER;
  }
}
