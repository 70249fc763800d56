package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A dataset that is replaced is wholly the old one or wholly the new one, whatever happens ({@code
 * contract/protocol.md} 6.7, {@code contract/datasets.md} 8.3).
 */
@ExtendWith(PracticeClusterExtension.class)
class ReplaceIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int PICTURES = 4;

  /** The old dataset: two rows, one file, and what the bookkeeping knows of it. */
  private static void old(Workplace place) throws IOException, InterruptedException {
    Assumptions.assumeTrue(place.cluster().hasDatabase(), "no database for this platform");
    place
        .cluster()
        .sql(
            place.namespace(),
            "USE training_test_datasets",
            "DROP TABLE IF EXISTS leaves",
            "CREATE TABLE leaves (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
                + " data_id VARCHAR(255) UNIQUE NOT NULL, label VARCHAR(255))",
            "INSERT INTO leaves (data_id, label) VALUES ('old-1', 'x'), ('old-2', 'y')",
            "DELETE FROM tracebloc_ingest_runs",
            "DELETE FROM tracebloc_ingest_meta",
            "INSERT INTO tracebloc_ingest_runs (ingestor_id, table_name, registered)"
                + " VALUES ('old-run', 'leaves', 1)",
            "INSERT INTO tracebloc_ingest_meta (table_name, salt) VALUES ('leaves', 'old-salt')");
    var files = place.shared().resolve("leaves");
    if (Files.exists(files)) {
      Folders.delete(files);
    }
    Files.createDirectories(files);
    Files.writeString(files.resolve("old.txt"), "old");
  }

  private static List<List<Optional<String>>> ask(Workplace place, String query)
      throws IOException, InterruptedException {
    return place.cluster().sql(place.namespace(), query);
  }

  private static void assertOld(Workplace place) throws IOException, InterruptedException {
    assertThat(ask(place, "SELECT data_id FROM training_test_datasets.leaves ORDER BY 1"))
        .containsExactly(List.of(Optional.of("old-1")), List.of(Optional.of("old-2")));
    assertThat(
            ask(
                place,
                "SELECT salt FROM training_test_datasets.tracebloc_ingest_meta WHERE table_name ="
                    + " 'leaves'"))
        .containsExactly(List.of(Optional.of("old-salt")));
    assertThat(Workplace.namesIn(place.shared().resolve("leaves"))).containsExactly("old.txt");
    assertNothingWaits(place);
  }

  private static void assertNew(Workplace place) throws IOException, InterruptedException {
    assertThat(ask(place, "SELECT COUNT(*) FROM training_test_datasets.leaves"))
        .containsExactly(List.of(Optional.of(Integer.toString(PICTURES))));
    assertThat(
            ask(
                place,
                "SELECT COUNT(*) FROM training_test_datasets.tracebloc_ingest_runs WHERE"
                    + " ingestor_id = 'old-run'"))
        .containsExactly(List.of(Optional.of("0")));
    assertThat(Workplace.namesIn(place.shared().resolve("leaves")))
        .hasSizeGreaterThanOrEqualTo(PICTURES)
        .doesNotContain("old.txt");
    assertNothingWaits(place);
  }

  private static void assertNothingWaits(Workplace place) throws IOException, InterruptedException {
    assertThat(ask(place, "SHOW DATABASES LIKE 'tracebloc%'")).isEmpty();
    assertThat(Workplace.namesIn(place.shared()))
        .noneMatch(name -> name.startsWith(".tracebloc-replaced"));
    assertThat(place.staged()).noneMatch(name -> name.endsWith(".replace"));
  }

  private static void assertWhole(Workplace place) throws IOException, InterruptedException {
    if (isOld(place)) {
      assertOld(place);
    } else {
      assertNew(place);
    }
  }

  private static boolean isOld(Workplace place) {
    return Files.exists(place.shared().resolve("leaves").resolve("old.txt"));
  }

  @Test
  void aCleanRunReplacesIt(Workplace place) throws IOException, InterruptedException {
    place.install().leaves(PICTURES);
    old(place);

    assertThat(place.push().run().err()).contains("the name leaves is taken", "--overwrite");
    assertOld(place);
    var outcome = place.push("--overwrite", "-o", "json").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).contains("\"old_dataset\": \"removed\"");
    assertNew(place);
    assertThat(place.staged()).isEmpty();
    assertThat(place.stagePods()).isEmpty();
  }

  @Test
  void aFailedRunBringsItBack(Workplace place) throws IOException, InterruptedException {
    place
        .install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "exit:1"))
        .leaves(PICTURES);
    old(place);

    var outcome = place.push("--overwrite").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(9);
    assertOld(place);
    assertThat(place.plugin("datasets", "recover", "leaves").run().out())
        .isEqualTo("dataset/leaves has no unfinished replacement\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"set_aside", "submit"})
  void anInterruptBringsItBack(String step, Workplace place)
      throws IOException, InterruptedException {
    place.install().leaves(PICTURES);
    old(place);

    var outcome = stopped(place, step, "INT");

    // Where the run was accepted in time, or may have been, the old dataset waits for its end.
    if (outcome.err().contains("datasets recover leaves")) {
      assertThat(place.plugin("datasets", "recover", "leaves").run().exitCode()).isZero();
      assertWhole(place);
    } else {
      assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(130);
      assertOld(place);
    }
    assertThat(place.stagePods()).isEmpty();
  }

  @Test
  void killedAtAnyStepItIsFinishedByTheNextCommand(Workplace place)
      throws IOException, InterruptedException {
    place.install().leaves(PICTURES);
    for (var step : List.of("transfer", "set_aside", "submit", "watch", "reclaim")) {
      old(place);
      stopped(place, step, "KILL");

      var recovered = place.plugin("datasets", "recover", "leaves").run();

      assertThat(recovered.exitCode()).as(step + " " + recovered).isZero();
      assertWhole(place);
      place.stagePods().forEach(place::removePod);
    }
  }

  /** Starts to replace the dataset, and sends a signal when a step begins. */
  private static Outcome stopped(Workplace place, String step, String signal) {
    var begun = "\"step_started\",\"step\":\"%s\"".formatted(step);
    var push = place.push("--overwrite", "--progress", "json").hearingSignals();
    try (var running = push.start()) {
      eventually(SOON, running::errorsSoFar, () -> compact(running.errorsSoFar()).contains(begun));
      running.signal(signal);
      return running.await(SOON);
    }
  }

  private static String compact(String events) {
    return events.replace(" ", "").replaceAll("\"time\":\"[^\"]*\",", "");
  }
}
