package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.samples.Sample;
import io.tracebloc.sandbox.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A genuine dataset of each task goes all the way into one release. The pushes run side by side
 * before the first test, which then looks at how each ended.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(PracticeClusterExtension.class)
class CategoriesIT {
  private static final int RECORDS = 12;
  private static final int AT_A_TIME = 3;

  private final Workplace place;
  private final Map<Sample, Future<Outcome>> pushes = new HashMap<>();

  CategoriesIT(Workplace place) {
    this.place = place.install();
  }

  @BeforeAll
  void pushEverySample() {
    try (var executor = Executors.newFixedThreadPool(AT_A_TIME)) {
      for (var sample : Samples.all()) {
        pushes.put(sample, executor.submit(() -> push(sample)));
      }
    }
  }

  private Outcome push(Sample sample) throws IOException {
    sample.writeTo(place.folder().resolve(sample.name()), RECORDS, 1);
    // The folder's name alone: commands run beside it.
    var words = sample.push(Path.of(sample.name()));
    return place.plugin(words.toArray(String[]::new)).and("-o", "json").run();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void everyRecordIsIngested(Sample sample) throws ExecutionException, InterruptedException {
    var outcome = pushes.get(sample).get();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    var result = new JsonMapper().readTree(outcome.out());
    assertThat(result.path("status").asString()).isEqualTo("succeeded");
    assertThat(result.path("category").asString()).isEqualTo(sample.category());
    assertThat(result.path("table").asString()).isEqualTo(sample.name());
    var summary = result.path("summary");
    assertThat(summary.path("total_records").asInt()).isEqualTo(RECORDS);
    assertThat(summary.path("inserted_records").asInt()).isEqualTo(RECORDS);
    assertThat(summary.path("sent_to_api").asInt()).isEqualTo(RECORDS);
    assertThat(place.staged()).doesNotContain(sample.name());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "image_classification, images",
    "object_detection, images annotations",
    "keypoint_detection, images",
    "semantic_segmentation, images masks",
    "text_classification, texts",
    "token_classification, texts",
    "sentence_pair_classification, texts",
    "masked_language_modeling, sequences",
    "causal_language_modeling, texts",
    "seq2seq, texts",
    "embeddings, texts"
  })
  void everyFileArrivesUnchanged(String category, String directories) throws IOException {
    var sample = Samples.of(category).orElseThrow();
    var sent = new TreeMap<String, Path>();
    for (var directory : directories.split(" ", -1)) {
      var local = place.folder().resolve(sample.name()).resolve(directory);
      Workplace.namesIn(local).forEach(name -> sent.put(name, local.resolve(name)));
    }

    var arrived = place.shared().resolve(sample.name());
    assertThat(Workplace.namesIn(arrived)).isEqualTo(sent.navigableKeySet());
    for (var file : sent.entrySet()) {
      assertThat(Files.mismatch(file.getValue(), arrived.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(-1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "keypoint_detection, ingestor_id, left_hand",
    "semantic_segmentation, 'ingestor_id,mask_id', roofs_00003_mask.png",
    "token_classification, ingestor_id, B-DRUG",
    "embeddings, ingestor_id, question_00007",
    "tabular_classification, 'ingestor_id,age,income,amount,purpose,granted_on', moving house",
    "time_series_forecasting, 'ingestor_id,timestamp,temperature', 2024-12-31 23:00:00",
    "time_series_classification, 'ingestor_id,sequence_id,timestamp,millivolts', irregular",
    "time_to_event_prediction, 'ingestor_id,pump,hours,vibration,load_share', pump_00011"
  })
  void theTableHasARowForEachRecord(String category, String lastColumns, String value)
      throws Exception {
    var table = Samples.of(category).orElseThrow().name();

    var rows = place.rows(table);
    assertThat(rows).hasSize(1 + RECORDS);
    assertThat(rows.getFirst()).endsWith("," + lastColumns).startsWith("id,created_at,");
    assertThat(rows).anyMatch(row -> row.contains(value));
  }

  static List<Sample> samples() {
    return Samples.all();
  }
}
