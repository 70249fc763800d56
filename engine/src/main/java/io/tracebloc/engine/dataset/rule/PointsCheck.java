package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.keypoint.Point;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * KP-02 for one annotation after the other: as many points as declared, each two numbers from zero
 * up, and not all on one line along an axis. Points outside the picture are remarked, since only
 * newer ingestors refuse them.
 */
final class PointsCheck {
  private final RowContext context;
  private final OptionalInt declared;

  PointsCheck(RowContext context) {
    this.context = context;
    var given = context.request().numberOfKeypoints();
    // Any other number is told by OPT-02.
    this.declared = given.orElse(0) > 0 ? given : OptionalInt.empty();
  }

  /** Whether there are as many points as are declared, if a number is. */
  boolean isComplete(Map<String, Point> points) {
    return declared.isEmpty() || points.size() == declared.getAsInt();
  }

  /** Checks the points of a row, which stand in a column. */
  void check(Map<String, Point> points, long row, int column) {
    if (!isComplete(points)) {
      report(
          "There are %d points, but %d are declared.".formatted(points.size(), declared.getAsInt()),
          row,
          column);
    }
    var malformed =
        points.entrySet().stream()
            .filter(point -> point.getValue() instanceof Point.Malformed)
            .map(Map.Entry::getKey)
            .toList();
    if (!malformed.isEmpty()) {
      report(
          "A point must be [x, y] or {\"x\": …, \"y\": …} with numbers from 0 up; it is not for %s."
              .formatted(Wording.listed(malformed)),
          row,
          column);
      return;
    }
    if (points.size() >= 2 && (isFlat(points, Point.At::x) || isFlat(points, Point.At::y))) {
      report("All points have the same x or the same y; they must spread both ways.", row, column);
    }
    context.size().ifPresent(size -> remarkOutside(points, size, row, column));
  }

  private void remarkOutside(Map<String, Point> points, PixelSize size, long row, int column) {
    var outside =
        points.entrySet().stream()
            .filter(
                point ->
                    point.getValue() instanceof Point.At(var x, var y)
                        && (x > size.width() || y > size.height()))
            .map(Map.Entry::getKey)
            .toList();
    if (!outside.isEmpty()) {
      context.report(
          Finding.remark(
              Rule.KP_02,
              "Outside the picture of %s, which newer clusters refuse: %s."
                  .formatted(size, Wording.listed(outside))),
          row,
          column);
    }
  }

  private void report(String message, long row, int column) {
    context.report(Finding.of(Rule.KP_02, message), row, column);
  }

  private static boolean isFlat(Map<String, Point> points, ToDoubleFunction<Point.At> coordinate) {
    var range =
        points.values().stream()
            .mapToDouble(point -> coordinate.applyAsDouble((Point.At) point))
            .summaryStatistics();
    return range.getMin() >= range.getMax();
  }
}
