package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.Supervision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The rules of the categories made of one table ({@code contract/datasets.md} 5.5 to 5.7). */
final class TabularFamily {
  private TabularFamily() {}

  static CategoryRules rules(Category category, LocalDate today) {
    return new CategoryRules(RuleBook.manifest(), header(category), rows(category, today));
  }

  private static List<HeaderRule> header(Category category) {
    var header = new ArrayList<HeaderRule>();
    header.add(new ByteOrderMark());
    header.add(new DistinctHeaders());
    header.add(new DeclaredColumns());
    header.add(new KnownTypes());
    header.add(new StorableColumns());
    header.add(new LabelColumn());
    category
        .layout()
        .grouping()
        .ifPresent(
            grouping -> {
              header.add(new SequenceColumns(grouping));
              header.add(new SequenceIdentity(grouping));
              header.add(new TimeColumnName());
            });
    if (category == Category.TIME_SERIES_FORECASTING) {
      header.add(new TimestampType());
      header.add(new ExactColumn(Rule.TSF_02, TimestampType.NAME, "the time of each row"));
      header.add(new TimeColumnName());
    }
    if (category.hasTimeColumn()) {
      header.add(new EventTimeColumn());
    }
    return header;
  }

  private static List<RowRule.Factory> rows(Category category, LocalDate today) {
    var rows = new ArrayList<RowRule.Factory>();
    rows.add(RowLength::create);
    rows.add(new CellTypes());
    category
        .layout()
        .grouping()
        .ifPresent(grouping -> rows.add(context -> SequenceRows.create(context, grouping, today)));
    if (category == Category.TIME_SERIES_FORECASTING) {
      rows.add(context -> Timestamps.create(context, today));
      rows.add(new NumericFeatures());
    }
    if (category.hasTimeColumn()) {
      rows.add(EventTimes::create);
    }
    rows.add(LabelPresent::create);
    if (category.supervision() == Supervision.CLASSIFICATION) {
      rows.add(TableLabelDiversity::create);
    }
    return rows;
  }
}
