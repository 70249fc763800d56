package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What became of a run can be asked after its push, and a run can be ended. */
@ExtendWith(PracticeClusterExtension.class)
class RunsIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void aRunThatLostRecordsIsFoundShownAndReadAgain(Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "skip:1")).leaves(6);
    assertThat(place.push().run().exitCode()).isEqualTo(9);
    var job = place.jobs().getFirst();

    var list = json(place.plugin("runs", "list", "-o", "json").run(), 0).path("runs").path(0);
    assertThat(list.path("job_name").asString("")).isEqualTo(job);
    assertThat(list.path("dataset").asString("")).isEqualTo("leaves");
    assertThat(list.path("state").asString("")).isEqualTo("CompletedWithFailures");
    assertThat(list.path("summary").path("inserted_records").asInt(0)).isEqualTo(5);

    var watched = json(place.plugin("runs", "watch", "leaves", "-o", "json").run(), 9);
    assertThat(watched.path("status").asString("")).isEqualTo("completed_with_failures");
    assertThat(watched.path("job_name").asString("")).isEqualTo(job);

    var logs = place.helm("runs", "logs", place.namespace(), job).run();
    assertThat(logs.exitCode()).as(logs.toString()).isZero();
    assertThat(logs.out()).contains("INGESTION SUMMARY");

    var show = place.plugin("runs", "show", job).run();
    assertThat(show.out()).contains("CompletedWithFailures", "Attempts:", "Conditions:");
  }

  @Test
  void aRunThatHangsIsLeftAloneByCtrlCAndEndedByCancel(Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "hang")).leaves(4);
    assertThat(place.push("--detach").run().exitCode()).isZero();

    assertEndsWithCtrlC(place.plugin("runs", "list", "-w"), place.jobs().getFirst());
    assertEndsWithCtrlC(place.plugin("runs", "logs", "leaves", "-f"), "still at work");
    try (var watch = place.plugin("runs", "watch", "leaves").hearingSignals().start()) {
      eventually(SOON, watch::errorsSoFar, () -> watch.errorsSoFar().contains("still at work"));
      watch.signal("INT");
      assertThat(watch.await(SOON).exitCode()).isZero();
    }
    assertThat(place.jobs()).hasSize(1);

    var result = json(place.plugin("runs", "cancel", "leaves", "--yes", "-o", "json").run(), 0);

    assertThat(result.path("status").asString("")).isEqualTo("cancelled");
    assertThat(result.path("state").asString("")).isEqualTo("Running");
    assertThat(place.jobs()).isEmpty();
    assertThat(ofRuns(place, ResourceTypes.PODS)).isEmpty();
    assertThat(ofRuns(place, ResourceTypes.CONFIG_MAPS)).isEmpty();
    assertThat(ofRuns(place, ResourceTypes.SECRETS)).isEmpty();
    assertThat(place.staged()).containsExactly("leaves");
  }

  /** Shows this, and then ends as every program does, without a word and without touching runs. */
  private static void assertEndsWithCtrlC(Command command, String shown) {
    try (var going = command.hearingSignals().start()) {
      eventually(SOON, going::errorsSoFar, () -> going.outputSoFar().contains(shown));
      going.signal("INT");
      var outcome = going.await(SOON);
      assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(130);
      assertThat(outcome.err()).isEmpty();
    }
  }

  private static List<String> ofRuns(Workplace place, ResourceType type) {
    return place.cluster().objects().list(type, Optional.of(place.namespace())).stream()
        .map(object -> object.path("metadata").path("name").asString(""))
        .filter(name -> name.startsWith("ingest-"))
        .toList();
  }

  private static JsonNode json(Outcome outcome, int exitCode) {
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(exitCode);
    return new JsonMapper().readTree(outcome.out());
  }
}
