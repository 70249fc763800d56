package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Supervision;
import java.util.ArrayList;
import java.util.List;

/** The rules of the categories made of one table ({@code contract/datasets.md} 5.5 to 5.7). */
final class TabularFamily {
  private TabularFamily() {}

  static CategoryRules rules(Category category) {
    return new CategoryRules(
        RuleBook.manifest(),
        List.of(new DistinctHeaders(), new KnownTypes(), new LabelColumn()),
        rows(category));
  }

  private static List<RowRule.Factory> rows(Category category) {
    var rows = new ArrayList<RowRule.Factory>();
    rows.add(RowLength::create);
    rows.add(new CellTypes());
    rows.add(LabelPresent::create);
    if (category.supervision() == Supervision.CLASSIFICATION) {
      rows.add(TableLabelDiversity::create);
    }
    return rows;
  }
}
