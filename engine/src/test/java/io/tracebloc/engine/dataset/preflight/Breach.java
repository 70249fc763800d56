package io.tracebloc.engine.dataset.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetFolder;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PictureDatasets;
import io.tracebloc.engine.dataset.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * One change to a valid dataset, and the one finding that it causes; or none, for a neighbour of a
 * breach that must still pass.
 */
record Breach(
    String title,
    Category category,
    Change change,
    UnaryOperator<DatasetRequest> asking,
    Optional<Rule> rule,
    Finding.Severity severity,
    Optional<String> file,
    OptionalLong row,
    List<String> words) {

  /** What is done to the dataset. */
  @FunctionalInterface
  interface Change {
    /** Changes it. */
    void apply(DatasetFolder dataset) throws IOException;
  }

  /** A change that breaks nothing, unless more is said. */
  static Breach none(Category category, String title, Change change) {
    return new Breach(
        title,
        category,
        change,
        UnaryOperator.identity(),
        Optional.empty(),
        Finding.Severity.REJECTION,
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }

  /** The same with other options. */
  Breach asking(UnaryOperator<DatasetRequest> options) {
    return new Breach(title, category, change, options, rule, severity, file, row, words);
  }

  /** The same, rejected. */
  Breach rejected(Rule broken, String... said) {
    return breaking(broken, Finding.Severity.REJECTION, said);
  }

  /** The same, with a warning. */
  Breach warned(Rule broken, String... said) {
    return breaking(broken, Finding.Severity.WARNING, said);
  }

  /** The same, about a file. */
  Breach in(String name) {
    return new Breach(
        title, category, change, asking, rule, severity, Optional.of(name), row, words);
  }

  /** The same, about a row of the manifest. */
  Breach atRow(long number) {
    return new Breach(
        title,
        category,
        change,
        asking,
        rule,
        severity,
        Optional.of("labels.csv"),
        OptionalLong.of(number),
        words);
  }

  /** Writes the dataset, checks it and compares. */
  void verify(Path root) throws IOException {
    var dataset =
        switch (category) {
          case IMAGE_CLASSIFICATION -> PictureDatasets.imageClassification(root);
          case OBJECT_DETECTION -> PictureDatasets.objectDetection(root);
          case SEMANTIC_SEGMENTATION -> PictureDatasets.semanticSegmentation(root);
          case KEYPOINT_DETECTION -> PictureDatasets.keypointDetection(root);
          default -> throw new IllegalArgumentException(category.id());
        };
    change.apply(dataset);
    var result = dataset.check(asking.apply(PictureDatasets.request(dataset, category)));
    var passes = rule.isEmpty() || severity == Finding.Severity.WARNING;
    assertThat(result instanceof CheckedDataset).as("%s", dataset.findings()).isEqualTo(passes);
    if (rule.isEmpty()) {
      assertThat(dataset.findings()).isEmpty();
      return;
    }
    assertThat(dataset.findings()).hasSize(1);
    var finding = dataset.findings().getFirst();
    assertThat(finding.rule()).isEqualTo(rule.get());
    assertThat(finding.severity()).isEqualTo(severity);
    assertThat(finding.file()).isEqualTo(file);
    assertThat(finding.row()).isEqualTo(row);
    assertThat(finding.message()).contains(words);
  }

  @Override
  public String toString() {
    return rule.map(Rule::id).orElse("passes") + ": " + title;
  }

  private Breach breaking(Rule broken, Finding.Severity how, String... said) {
    return new Breach(
        title, category, change, asking, Optional.of(broken), how, file, row, List.of(said));
  }
}
