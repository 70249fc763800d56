package io.tracebloc.sandbox.standin.ingestor.rule.image;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.rule.BadRows;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** KP-01 and KP-04: the column {@code Visibility} says 0 or 1 of each point of its row. */
final class KeypointVisibilityRule implements Rule {
  @Override
  public String name() {
    return "Keypoint Visibility";
  }

  @Override
  public void check(Dataset dataset, Findings findings) {
    var visibility = KeypointCells.of(dataset, KeypointCells.VISIBILITY);
    if (visibility.isEmpty()) {
      findings.problem("KP-01: no column 'Visibility' in the CSV file");
      return;
    }
    var annotation = KeypointCells.of(dataset, KeypointCells.ANNOTATION);
    var wrong = new BadRows();
    for (var i = 0; i < dataset.rows().size(); i++) {
      var row = dataset.rows().get(i);
      var points = annotation.flatMap(cells -> cells.object(row));
      var problem = problem(visibility.get(), row, points);
      if (problem.isPresent()) {
        wrong.add(i, problem.get());
      }
    }
    wrong.report(findings, "KP-04: wrong Visibility");
  }

  private static Optional<String> problem(
      KeypointCells visibility, List<String> row, Optional<JsonNode> points) {
    var object = visibility.object(row);
    if (object.isEmpty()) {
      return Optional.of("no JSON object");
    }
    if (!object.get().valueStream().allMatch(KeypointVisibilityRule::isFlag)) {
      return Optional.of("a value is neither 0 nor 1");
    }
    return points
        .filter(own -> !KeypointCells.names(own).equals(KeypointCells.names(object.get())))
        .map(_ -> "other names than in Annotation");
  }

  private static boolean isFlag(JsonNode value) {
    return value.isNumber() && (value.asDouble() == 0 || value.asDouble() == 1);
  }
}
