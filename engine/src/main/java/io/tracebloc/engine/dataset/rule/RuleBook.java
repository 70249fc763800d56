package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Family;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which rules a category has, in the order of {@code contract/datasets.md} 5.2. */
public final class RuleBook {
  private RuleBook() {}

  /**
   * The rules of a category.
   *
   * @param today the day that the past ends before (TSF-05)
   */
  public static CategoryRules of(Category category, LocalDate today) {
    return switch (category.family()) {
      case IMAGE -> ImageFamily.rules(category);
      case TEXT -> TextFamily.rules(category);
      case TABULAR -> TabularFamily.rules(category, today);
    };
  }

  /** The rule for the names of files that belong together, if the category has such files. */
  public static Optional<PairingRule> pairing(Category category) {
    return category.family() == Family.IMAGE ? ImageFamily.pairing(category) : Optional.empty();
  }

  /** The rules for any manifest as a whole. */
  static List<ManifestRule> manifest() {
    return List.of(
        new NulBytes(), new StrictUtf8(), new DataRows(), new HeaderPresent(), new ClosedQuotes());
  }
}
