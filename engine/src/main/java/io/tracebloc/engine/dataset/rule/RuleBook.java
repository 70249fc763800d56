package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import java.util.List;

/** Which rules a category has, in the order of {@code contract/datasets.md} 5.2. */
public final class RuleBook {
  private RuleBook() {}

  /** The rules of a category. */
  public static CategoryRules of(Category category) {
    return switch (category.family()) {
      case IMAGE -> ImageFamily.rules(category);
      case TEXT -> TextFamily.rules(category);
      case TABULAR -> TabularFamily.rules(category);
    };
  }

  /** The rules for any manifest as a whole. */
  static List<ManifestRule> manifest() {
    return List.of(
        new NulBytes(), new StrictUtf8(), new DataRows(), new HeaderPresent(), new ClosedQuotes());
  }
}
