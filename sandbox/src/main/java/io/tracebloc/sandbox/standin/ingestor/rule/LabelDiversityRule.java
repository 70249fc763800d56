package io.tracebloc.sandbox.standin.ingestor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** DIV-02: at least two classes; the empty text is one, {@code 1} and {@code 1.0} are two. */
final class LabelDiversityRule implements Rule {
  @Override
  public String name() {
    return "Label Diversity";
  }

  @Override
  public List<String> problems(IngestionPlan plan, Manifest manifest) {
    var column =
        plan.labelColumn().map(label -> Cells.resolve(manifest.header(), label)).orElseThrow();
    if (column.isEmpty()) {
      return List.of();
    }
    var labels =
        manifest.rows().stream()
            .map(row -> Manifest.cell(row, column))
            .flatMap(Optional::stream)
            .map(Cells::trim)
            .collect(Collectors.toSet());
    return labels.size() >= 2
        ? List.of()
        : List.of("DIV-02: the label column has only one distinct value: " + labels);
  }
}
