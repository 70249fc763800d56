package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.samples.LeafDataset;
import io.tracebloc.sandbox.samples.Sample;
import io.tracebloc.sandbox.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Datasets that a document describes go into a release. */
@ExtendWith(PracticeClusterExtension.class)
class DocumentsIT {
  private static final int RECORDS = 12;

  @Test
  void whatInitWroteIsPushed(Workplace place) throws Exception {
    place.install();
    var samples =
        List.of(
            sample("semantic_segmentation"),
            sample("masked_language_modeling"),
            sample("time_to_event_prediction"));
    for (var sample : samples) {
      sample.writeTo(place.folder().resolve(sample.name()), RECORDS, 1);
      var words = new ArrayList<>(sample.push(Path.of(sample.name())));
      words.set(0, "init");
      var drafted = place.plugin(words.toArray(String[]::new)).run();
      assertThat(drafted.exitCode()).as(drafted.toString()).isZero();
    }
    var push = place.plugin("push", "--parallel", "3");
    for (var sample : samples) {
      push = push.and("-f", sample.name() + "/ingest.yaml");
    }

    var outcome = push.run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(place.staged()).isEmpty();
    assertThat(place.jobs()).hasSize(3);
    for (var sample : samples) {
      assertThat(place.rows(sample.name())).hasSize(1 + RECORDS);
    }
  }

  @Test
  void partsUnderOtherNamesArriveUnderTheConventionalOnes(Workplace place) throws Exception {
    place.install();
    var leaves = place.folder().resolve("raw");
    new LeafDataset(6, 48, 1).writeTo(leaves);
    Files.createDirectories(place.folder().resolve("specs"));
    Files.move(leaves.resolve("images"), place.folder().resolve("pictures of 2024"));
    var rows = Files.readString(leaves.resolve("labels.csv")).replace(',', ';');
    Files.writeString(place.folder().resolve("index.txt"), rows);
    Files.writeString(
        place.folder().resolve("specs/leaves.yaml"),
        """
        apiVersion: tracebloc.io/v1
        kind: IngestConfig
        category: image_classification
        table: leaves
        intent: test
        csv: ../index.txt
        images: ../pictures of 2024
        label: disease
        data_id: {strategy: content_hash}
        spec: {csv_options: {delimiter: ";"}}
        """);

    var outcome = place.plugin("push", "-f", "specs/leaves.yaml").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(Workplace.namesIn(place.shared().resolve("leaves")))
        .isEqualTo(Workplace.namesIn(place.folder().resolve("pictures of 2024")));
    assertThat(place.rows("leaves")).hasSize(7);
  }

  private static Sample sample(String category) {
    return Samples.of(category).orElseThrow();
  }
}
