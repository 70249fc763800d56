package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Supervision;
import java.util.ArrayList;

/** The rules of the categories with text files ({@code contract/datasets.md} 5.9). */
final class TextFamily {
  private TextFamily() {}

  static CategoryRules rules(Category category) {
    var header = new ArrayList<HeaderRule>();
    header.add(new DistinctHeaders());
    if (category.layout().labelInManifest()) {
      header.add(new LabelColumn());
    }
    var rows = new ArrayList<RowRule.Factory>();
    rows.add(RowLength::create);
    if (category.supervision() == Supervision.CLASSIFICATION) {
      rows.add(FileLabelDiversity::create);
    }
    if (category.isLabelled()) {
      rows.add(LabelPresent::create);
    }
    return new CategoryRules(RuleBook.manifest(), header, rows);
  }
}
