package io.tracebloc.sandbox.standin.ingestor.rule.image;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.rule.BadRows;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** KP-01 to KP-03 for the column {@code Annotation}: an object of points in every row. */
final class KeypointAnnotationRule implements Rule {
  @Override
  public String name() {
    return "Keypoint Annotation";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    var cells = KeypointCells.of(dataset, KeypointCells.ANNOTATION);
    if (cells.isEmpty()) {
      findings.problem("KP-01: no column 'Annotation' in the CSV file");
      return;
    }
    var wrong = new BadRows();
    var differing = new BadRows();
    Optional<Set<String>> names = Optional.empty();
    for (var i = 0; i < dataset.rows().size(); i++) {
      var points = cells.get().object(dataset.rows().get(i));
      var problem =
          points.map(found -> problem(found, dataset)).orElse(Optional.of("no JSON object"));
      if (problem.isPresent()) {
        wrong.add(i, problem.get());
      }
      if (points.isPresent()) {
        var own = KeypointCells.names(points.get());
        if (names.isEmpty()) {
          names = Optional.of(own);
        } else if (!names.get().equals(own)) {
          differing.add(i, String.join(" ", own));
        }
      }
    }
    wrong.report(findings, "KP-02: wrong Annotation");
    differing.report(findings, "KP-03: other names than in the first row");
  }

  private static Optional<String> problem(JsonNode object, Dataset dataset) {
    var expected = dataset.plan().files().keypoints();
    if (expected.isPresent() && expected.getAsInt() != object.size()) {
      return Optional.of("%d points, not %d".formatted(object.size(), expected.getAsInt()));
    }
    var points = object.valueStream().map(Keypoint::of).toList();
    if (points.stream().anyMatch(Optional::isEmpty)) {
      return Optional.of("a value is no point");
    }
    var found = points.stream().flatMap(Optional::stream).toList();
    if (!found.stream().allMatch(point -> isInside(point, dataset))) {
      return Optional.of("a point outside the picture");
    }
    return found.size() >= 2
            && (isFlat(found.stream().mapToDouble(Keypoint::x).toArray())
                || isFlat(found.stream().mapToDouble(Keypoint::y).toArray()))
        ? Optional.of("all points on one line of pixels")
        : Optional.empty();
  }

  /** Only the newer line knows the picture's size here. */
  private static boolean isInside(Keypoint point, Dataset dataset) {
    var size = dataset.plan().files().targetSize().filter(_ -> dataset.plan().line().isNew());
    return point.x() >= 0
        && point.y() >= 0
        && size.map(limit -> point.x() <= limit.width() && point.y() <= limit.height())
            .orElse(true);
  }

  private static boolean isFlat(double[] coordinates) {
    return Arrays.stream(coordinates).distinct().count() < 2;
  }
}
