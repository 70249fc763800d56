package io.tracebloc.sandbox.standin.ingestor.rule.tabular;

import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The tabular family's validators, in the ingestor's order (datasets.md 5.10). */
public final class TabularRules {
  private TabularRules() {}

  /**
   * The validators of a plan's category.
   *
   * @param clock knows what today is
   */
  public static List<Rule> of(IngestionPlan plan, Clock clock) {
    var exceptTime = new DataTypesRule(Set.of(TimestampFormatRule.COLUMN));
    return switch (plan.traits().id()) {
      case "time_series_forecasting" ->
          List.of(
              new TimestampFormatRule(),
              new TimestampOrderRule(),
              new BeforeTodayRule(clock),
              new NumericColumnsRule(),
              exceptTime);
      case "time_series_classification" ->
          List.of(
              new SequenceIdRule(), new LabelConstancyRule(), new SequenceOrderRule(), exceptTime);
      case "time_to_event_prediction" -> List.of(new DurationRule(), new DataTypesRule());
      default -> List.of(new DataTypesRule());
    };
  }
}
