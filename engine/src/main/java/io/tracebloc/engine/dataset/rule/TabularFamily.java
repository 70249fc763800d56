package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import java.util.List;

/** The rules of the categories made of one table ({@code contract/datasets.md} 5.5 to 5.7). */
final class TabularFamily {
  private TabularFamily() {}

  static CategoryRules rules(Category category) {
    return new CategoryRules(
        RuleBook.manifest(),
        List.of(new DistinctHeaders(), new LabelColumn()),
        List.of(RowLength::create, LabelPresent::create));
  }
}
