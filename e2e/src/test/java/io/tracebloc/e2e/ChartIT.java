package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Submitting by the ingestor chart (protocol.md 5) is the same push by another way. */
@ExtendWith(PracticeClusterExtension.class)
class ChartIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String RELEASE = "ingest-leaves";

  private static Command push(Workplace place, String... more) {
    return place.push("--via", "chart", "--chart", IngestorChart.folder().toString()).and(more);
  }

  private static JsonNode result(Outcome outcome) {
    return new JsonMapper().readTree(outcome.out());
  }

  private static IngestorChart chart(Workplace place) {
    return new IngestorChart(place, RELEASE);
  }

  @Test
  void aPushEndsWithTheSameSummaryAndTellsTheRelease(Workplace place) {
    place.install().leaves(6);

    var outcome = push(place).run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out())
        .contains("release/ingest-leaves deployed: revision 1, ingestor-0.2.0")
        .contains("dataset/leaves ingested");
    assertThat(chart(place).statuses()).containsEntry(1, "deployed").hasSize(1);
    assertThat(Workplace.namesIn(place.shared().resolve("leaves"))).contains("leaf_00005.png");
    assertThat(place.staged()).isEmpty();
    assertThat(place.stagePods()).isEmpty();
  }

  @Test
  void asJsonItTellsWayReleaseAndRun(Workplace place) {
    place.install().leaves(6);

    var outcome = push(place, "-o", "json", "--idempotency-key", "my-key").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    var result = result(outcome);
    assertThat(result.at("/submit/via").asString()).isEqualTo("chart");
    assertThat(result.at("/submit/helm_release/name").asString()).isEqualTo(RELEASE);
    assertThat(result.at("/submit/helm_release/revision").asInt()).isEqualTo(1);
    assertThat(result.at("/submit/helm_release/status").asString()).isEqualTo("deployed");
    assertThat(List.of(result.at("/job_name").asString())).isEqualTo(chart(place).runs("my-key"));
    assertThat(result.at("/summary/inserted_records").asInt()).isEqualTo(6);
  }

  @Test
  void theSameReleaseSubmitsAgainWithAFreshKey(Workplace place) {
    place.install().leaves(4);
    var first = push(place, "--chart-release", "in").run();
    var other =
        place
            .plugin("push", "leaves", "--name", "more", "--task", "image_classification")
            .and("--label-column", "disease", "--via", "chart", "--chart-release", "in")
            .and("--chart", IngestorChart.folder().toString(), "-o", "json");

    var second = other.run();

    assertThat(first.exitCode()).as(first.toString()).isZero();
    assertThat(second.exitCode()).as(second.toString()).isZero();
    assertThat(result(second).at("/replay").asBoolean(true)).isFalse();
    assertThat(new IngestorChart(place, "in").statuses())
        .containsEntry(1, "superseded")
        .containsEntry(2, "deployed");
    assertThat(Workplace.namesIn(place.shared().resolve("more"))).contains("leaf_00003.png");
  }

  @Test
  void aReplayIsToldAsAReplay(Workplace place) throws IOException {
    place.install().leaves(4);
    var first = push(place, "--idempotency-key", "again").run();
    assertThat(first.exitCode()).as(first.toString()).isZero();
    var document = staged(place, "leaves", "leaves");

    var second =
        place
            .plugin("push", "--staged", "-f", document, "--idempotency-key", "again")
            .and("--via", "chart", "--chart", IngestorChart.folder().toString())
            .and("-o", "json")
            .run();

    // Other content under the same key is a conflict (protocol.md 1.4).
    assertThat(second.exitCode()).as(second.toString()).isEqualTo(8);
    assertThat(second.err() + second.out()).contains("409");
    assertThat(chart(place).statuses()).containsEntry(1, "deployed").containsEntry(2, "failed");
  }

  /** A document about data that lies on the claim, as somebody else has put it there. */
  private static String staged(Workplace place, String table, String folder) throws IOException {
    var path = "/data/shared/" + folder;
    Files.writeString(
        place.folder().resolve(table + ".yaml"),
        """
        # by hand
        apiVersion: tracebloc.io/v1
        kind: IngestConfig
        category: image_classification
        table: %s
        intent: train
        csv: %s/labels.csv
        images: %s/images/
        label: disease
        spec: {file_options: {extension: .png, target_size: [48, 48]}}
        """
            .formatted(table, path, path));
    return table + ".yaml";
  }

  @ParameterizedTest
  @CsvSource({"direct", "chart"})
  void stagedDataIsSubmittedAsItLies(String way, Workplace place) throws IOException {
    place.install().leaves(4);
    var mine = place.shared().resolve("mine");
    copy(place, mine);
    var document = staged(place, "leaves", "mine");
    var command = place.plugin("push", "--staged", "-f", document, "--via", way);

    var outcome =
        (way.equals("chart") ? command.and("--chart", IngestorChart.folder().toString()) : command)
            .run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(Workplace.namesIn(place.shared().resolve("leaves"))).contains("leaf_00003.png");
    assertThat(mine.resolve("labels.csv")).exists();
  }

  private static void copy(Workplace place, java.nio.file.Path target) throws IOException {
    var source = place.folder().resolve("leaves");
    try (var files = Files.walk(source)) {
      for (var file : files.toList()) {
        Files.copy(file, target.resolve(source.relativize(file).toString()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "status:401, 5, 401",
    "status:403, 5, policy",
    "status:409, 8, --idempotency-key",
    "status:422, 8, stand-in: fault on request",
    "status:500, 8, 500",
    "status:503, 8, --image-digest"
  })
  void aFailedHookShowsTheServersAnswer(String fault, int code, String word, Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_SUBMIT_FAULT", fault)).leaves(4);

    var outcome = push(place).run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(code);
    assertThat(outcome.err()).contains(word);
    assertThat(outcome.out()).contains("release/ingest-leaves removed");
    assertThat(place.shared().resolve("leaves")).doesNotExist();
  }

  @Test
  void aHookImageThatCannotBePulledIsNamed(Workplace place) {
    place.install().leaves(4);

    var outcome = push(place, "--hook-image", "nowhere.invalid/none:1", "--timeout", "6s").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(8);
    assertThat(outcome.err()).contains("nowhere.invalid/none:1", "--hook-image", "--timeout");
    assertThat(place.staged()).isEmpty();
  }

  @Test
  void anotherChartIsRefusedBeforeAnythingIsCreated(Workplace place) throws IOException {
    place.install().leaves(4);
    var other = Files.createDirectory(place.folder().resolve("other"));
    Files.writeString(other.resolve("Chart.yaml"), "apiVersion: v2\nname: other\nversion: 1.0.0\n");

    var outcome = place.push("--via", "chart", "--chart", "other").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(2);
    assertThat(outcome.err()).contains("\"other\"");
    place.assertNothingLeft();
  }

  @Test
  void withoutAChartThereIsAClearWord(Workplace place) {
    place.install().leaves(4);

    var outcome = place.push("--via", "chart").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(3);
    assertThat(outcome.err()).contains("--chart");
    place.assertNothingLeft();
  }

  @Test
  void theReleaseOfAnotherChartIsNotTouched(Workplace place) {
    place.install().leaves(4);

    var outcome = push(place, "--chart-release", place.namespace()).run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(8);
    assertThat(outcome.err()).contains("client-1.9.62", "--chart-release");
    place.assertNothingLeft();
  }

  @Test
  void whoeverMayNotReadSecretsIsTold(Workplace place) {
    place.install().leaves(4);

    var outcome =
        push(place).with("KUBECONFIG", place.cluster().dataScientistKubeconfig().toString()).run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(8);
    assertThat(outcome.err()).contains("forbidden", "--via direct");
    assertThat(place.staged()).isEmpty();
  }

  /**
   * Helm's library takes Ctrl-C for itself when it installs; the push must hear it nevertheless.
   */
  @Test
  void ctrlCWhileFollowingDetaches(Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "sleep:8")).leaves(4);

    try (var push = push(place).hearingSignals().start()) {
      eventually(SOON, push::errorsSoFar, () -> push.errorsSoFar().contains("still at work"));
      push.signal("INT");
      var outcome = push.await(SOON);

      assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
      assertThat(outcome.err() + outcome.out()).contains("goes on in the cluster");
    }
    assertThat(place.staged()).containsExactly("leaves");
  }

  @Test
  void ctrlCWhileTheHookWaitsSaysWhatIsLeft(Workplace place) {
    place.install().leaves(4);

    try (var push =
        push(place, "--hook-image", "nowhere.invalid/none:1").hearingSignals().start()) {
      eventually(SOON, push::errorsSoFar, () -> place.jobs().contains("ingest-leaves-submit"));
      push.signal("INT");
      var outcome = push.await(SOON);

      assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(130);
      assertThat(outcome.err()).contains("helm uninstall ingest-leaves -n " + place.namespace());
    }
    assertThat(place.stagePods()).isEmpty();
  }
}
