package io.tracebloc.sandbox.standin.ingestor.rule.tabular;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.csv.Moments;
import io.tracebloc.sandbox.standin.ingestor.csv.Numbers;
import io.tracebloc.sandbox.standin.ingestor.csv.SqlType;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.Manifest;
import io.tracebloc.sandbox.standin.ingestor.rule.BadRows;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/** SEQ-04 for numbers and SEQ-05 for moments: time never goes back inside a sequence. */
final class SequenceOrderRule implements Rule {
  /**
   * How times are read.
   *
   * @param rule its id
   * @param ambiguous whether a cell can be read in two ways
   */
  private record TimeColumn<T>(
      OptionalInt index,
      String rule,
      Function<String, Optional<T>> read,
      Predicate<String> ambiguous) {}

  @Override
  public String name() {
    return "Sequence Order";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    var ids = dataset.validated().resolve(SequenceIdRule.COLUMN);
    var times = dataset.validated().resolve(TimestampFormatRule.COLUMN);
    var type = type(dataset);
    if (times.isEmpty()) {
      return;
    }
    if (type.filter(SqlType::isNumeric).isPresent()) {
      var column = new TimeColumn<>(times, "SEQ-04", SequenceOrderRule::number, _ -> false);
      checkOrder(dataset, ids, column, findings);
    } else if (type.filter(SqlType::isCalendar).isPresent()) {
      var column =
          new TimeColumn<>(
              times, "SEQ-05", cell -> Moments.parse(cell, false), Moments::isAmbiguous);
      checkOrder(dataset, ids, column, findings);
    }
  }

  /** Infinite numbers are in order too. */
  private static Optional<Double> number(String cell) {
    var number = Numbers.parse(cell);
    return number.isPresent() && !Double.isNaN(number.getAsDouble())
        ? Optional.of(number.getAsDouble() + 0.0)
        : Optional.empty();
  }

  private static Optional<SqlType> type(Dataset dataset) {
    var schema = dataset.plan().schema();
    var columns = schema.keySet().stream().toList();
    return Cells.resolve(columns, TimestampFormatRule.COLUMN).stream()
        .mapToObj(index -> schema.get(columns.get(index)))
        .findFirst();
  }

  private static <T extends Comparable<? super T>> void checkOrder(
      Dataset dataset, OptionalInt ids, TimeColumn<T> times, Findings findings) {
    var unreadable = new BadRows();
    var ambiguous = new BadRows();
    var earlier = new BadRows();
    var latest = new HashMap<String, T>();
    for (var i = 0; i < dataset.rows().size(); i++) {
      var row = dataset.rows().get(i);
      var cell = Manifest.cell(row, times.index()).orElse("");
      var time = times.read().apply(cell);
      if (time.isEmpty()) {
        unreadable.add(i, cell);
        continue;
      }
      if (times.ambiguous().test(cell)) {
        ambiguous.add(i, cell);
      }
      var id = Manifest.cell(row, ids).orElse("");
      if (ids.isPresent() && !MissingValues.isPandas(id)) {
        var last = latest.put(id, time.get());
        if (last != null && time.get().compareTo(last) < 0) {
          earlier.add(i, cell);
        }
      }
    }
    unreadable.report(findings, times.rule() + ": missing or unreadable timestamp");
    ambiguous.report(findings, times.rule() + ": day and month can be exchanged");
    earlier.report(findings, times.rule() + ": a timestamp before the last one of its sequence");
  }
}
