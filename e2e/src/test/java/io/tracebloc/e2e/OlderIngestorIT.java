package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.samples.Samples;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What older ingestors alone insist on: a tokenizer, and masks that are found by their id. */
@ExtendWith(PracticeClusterExtension.class)
class OlderIngestorIT {
  private static final int RECORDS = 6;

  @ParameterizedTest
  @ValueSource(strings = {"masked_language_modeling", "semantic_segmentation"})
  void takesEveryRecord(String category, Workplace place) throws IOException {
    place.install(place.release().withEnvironment("STANDIN_INGEST_LINE", "old"));
    var sample = Samples.of(category).orElseThrow();
    sample.writeTo(place.folder().resolve(sample.name()), RECORDS, 1);

    var words = sample.push(Path.of(sample.name()));
    var outcome = place.plugin(words.toArray(String[]::new)).and("-o", "json").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    var summary = new JsonMapper().readTree(outcome.out()).path("summary");
    assertThat(summary.path("inserted_records").asInt()).isEqualTo(RECORDS);
    assertThat(place.staged()).isEmpty();
  }
}
