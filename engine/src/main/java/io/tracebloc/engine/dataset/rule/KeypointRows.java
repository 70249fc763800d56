package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.keypoint.KeypointCell;
import io.tracebloc.engine.dataset.keypoint.KeypointReader;
import io.tracebloc.engine.dataset.keypoint.Point;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * KP-02: the annotation is a JSON object of points; KP-03: the same points in every row; KP-04: the
 * visibility is a JSON object of 0 and 1 for the same points. One unit, because the later ones
 * compare names with those of the first. Each runs as far as its column is there.
 */
final class KeypointRows implements RowRule {
  /** The column of KP-02. */
  static final String ANNOTATION = "Annotation";

  /** The column of KP-04. */
  static final String VISIBILITY = "Visibility";

  private final RowContext context;
  private final OptionalInt annotation;
  private final OptionalInt visibility;
  private final PointsCheck points;
  private final KeypointReader reader = new KeypointReader();
  private Optional<Set<String>> firstNames = Optional.empty();
  private long firstRow;

  private KeypointRows(RowContext context, OptionalInt annotation, OptionalInt visibility) {
    this.context = context;
    this.annotation = annotation;
    this.visibility = visibility;
    this.points = new PointsCheck(context);
  }

  static Optional<RowRule> create(RowContext context) {
    var annotation = context.header().exact(ANNOTATION);
    var visibility = context.header().exact(VISIBILITY);
    return annotation.isEmpty() && visibility.isEmpty()
        ? Optional.empty()
        : Optional.of(new KeypointRows(context, annotation, visibility));
  }

  @Override
  public void row(CsvRow row) {
    var names =
        annotation.isPresent() ? names(row, annotation.getAsInt()) : Optional.<Set<String>>empty();
    if (visibility.isPresent()) {
      checkVisibility(row, visibility.getAsInt(), names);
    }
  }

  /** Checks the points and gives their names; empty if there is no object. */
  private Optional<Set<String>> names(CsvRow row, int column) {
    return switch (reader.points(row.cell(column))) {
      case KeypointCell.NoObject<Point>(var reason) -> {
        context.report(
            Finding.of(
                Rule.KP_02,
                "'%s' must be a JSON object of points, such as {\"nose\": [4, 5]}; it is %s."
                    .formatted(ANNOTATION, reason)),
            row.number(),
            column);
        yield Optional.empty();
      }
      case KeypointCell.Values<Point>(var values) -> {
        points.check(values, row.number(), column);
        // Others differ from the rest for certain, which was just told by their number.
        if (points.isComplete(values)) {
          compareWithFirst(values.keySet(), row.number(), column);
        }
        yield Optional.of(values.keySet());
      }
    };
  }

  private void compareWithFirst(Set<String> names, long row, int column) {
    if (firstNames.isEmpty()) {
      firstNames = Optional.of(names);
      firstRow = row;
    } else if (!firstNames.get().equals(names)) {
      context.report(
          Finding.of(
              Rule.KP_03,
              "The points differ from those of row %d: %s."
                  .formatted(firstRow, Wording.difference(firstNames.get(), names))),
          row,
          column);
    }
  }

  private void checkVisibility(CsvRow row, int column, Optional<Set<String>> names) {
    switch (reader.flags(row.cell(column))) {
      case KeypointCell.NoObject<Boolean>(var reason) ->
          context.report(
              Finding.of(
                  Rule.KP_04,
                  "'%s' must be a JSON object of 0 and 1, such as {\"nose\": 1}; it is %s."
                      .formatted(VISIBILITY, reason)),
              row.number(),
              column);
      case KeypointCell.Values<Boolean>(var flags) ->
          checkFlags(flags, names, row.number(), column);
    }
  }

  private void checkFlags(
      Map<String, Boolean> flags, Optional<Set<String>> names, long row, int column) {
    if (flags.containsValue(false)) {
      var wrong =
          flags.entrySet().stream()
              .filter(flag -> !flag.getValue())
              .map(Map.Entry::getKey)
              .toList();
      context.report(
          Finding.of(
              Rule.KP_04,
              "The visibility is neither 0 nor 1 for %s.".formatted(Wording.listed(wrong))),
          row,
          column);
    }
    if (names.isPresent() && !names.get().equals(flags.keySet())) {
      context.report(
          Finding.of(
              Rule.KP_04,
              "'%s' and '%s' must name the same points: %s."
                  .formatted(
                      VISIBILITY, ANNOTATION, Wording.difference(names.get(), flags.keySet()))),
          row,
          column);
    }
  }
}
