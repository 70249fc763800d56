package io.tracebloc.engine.runs;

import static io.tracebloc.engine.runs.FakeNamespace.condition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tracebloc.engine.failure.ClusterFailure;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run is meant by its Job, its key or its dataset. */
@Timeout(60)
class RunsAreFoundTest {
  private final FakeNamespace there = new FakeNamespace();

  @BeforeEach
  void putRunsThere() {
    there.run("old", "leaves", 0, condition("Failed"));
    there.run("new", "leaves", 60, "{\"active\":1}");
    there.run("other", "Loans", 30, condition("Complete"));
  }

  @AfterEach
  void stop() {
    there.close();
  }

  @Test
  void namesAreThereForWhoeverTypesOne() {
    assertThat(RunsOfCluster.names(there.api.cluster()))
        .containsExactly("ingest-job-new", "ingest-job-old", "ingest-job-other");
  }

  private RunDetails show(String word) {
    try (var runs = there.runs()) {
      return runs.show(word);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ingest-job-old, ingest-job-old",
    "job/ingest-job-old, ingest-job-old",
    "job.batch/ingest-job-old, ingest-job-old",
    "key-other, ingest-job-other",
    "leaves, ingest-job-new",
    "Loans, ingest-job-other",
    "loans, ingest-job-other"
  })
  void wordsLeadToRuns(String word, String job) {
    assertThat(show(word).run().job()).isEqualTo(job);
  }

  @Test
  void ofSeveralRunsOfADatasetTheNewestIsMeantAndTheOthersAreTold() {
    assertThat(show("leaves").remarks())
        .containsExactly(
            "Dataset leaves has 2 runs; this is the newest, ingest-job-new. The others:"
                + " ingest-job-old");
  }

  @Test
  void aWordThatLeadsNowhereIsToldHarmlessly() {
    assertThatThrownBy(() -> show("no\u001b[2J"))
        .isInstanceOf(ClusterFailure.class)
        .hasMessageContaining("namespace demo with \"no\\x1b[2J\" as its Job, key or dataset");
  }

  @Test
  void whereDocumentsMayNotBeReadThatIsWhyNoneIsFound() {
    for (var hash : new String[] {"old", "new", "other"}) {
      there.refuse("GET", "configmaps/ingest-config-" + hash, 403, "configmaps is forbidden");
    }
    assertThatThrownBy(() -> show("leaves")).hasMessageContaining("dataset is known");
  }

  @Test
  void everythingAboutARunIsShown() {
    there.podEnded("old", "p1", 1, 1, LogTexts.banner(10, 9));
    there.podEnded("old", "p2", 20, 137, "Ingestion failed: taken\n");
    there.api.on(
        "GET",
        "/api/v1/namespaces/demo/events",
        (request, answer) ->
            answer.send(
                200,
                "{\"items\":[{\"involvedObject\":{\"kind\":\"Pod\",\"name\":\"p1\"},\"type\":\"Warning\",\"reason\":\"BackOff\",\"message\":\"%s\",\"lastTimestamp\":\"2026-01-01T00:00:05Z\",\"count\":3}]}"
                    .formatted(request.query().get("fieldSelector"))));

    var details = show("ingest-job-old");

    assertThat(details.run().state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(details.attempts().orElseThrow())
        .extracting(Attempt::number, at -> at.pod().name(), Attempt::reason)
        .containsExactly(tuple(1, "p1", "Error"), tuple(2, "p2", "Error"));
    assertThat(details.attempts().orElseThrow().getLast().pod().exitCode())
        .isEqualTo(OptionalInt.of(137));
    assertThat(details.conditions()).extracting(JobCondition::type).containsExactly("Failed");
    assertThat(details.events().orElseThrow()).hasSize(3);
    assertThat(details.events().orElseThrow().getFirst().message())
        .isEqualTo("involvedObject.kind=Job,involvedObject.name=ingest-job-old");
  }

  @Test
  void eventsThatMayNotBeReadAreUnknown() {
    there.refuse("GET", "events", 403, "events is forbidden");

    var details = show("ingest-job-new");

    assertThat(details.events()).isEmpty();
    assertThat(details.remarks()).singleElement().asString().contains("resources: [\"events\"]");
  }

  @Test
  void podsThatAJobOfTheSameNameLeftBehindAreNoAttempts() {
    there.podEnded("old", "mine", 1, 1, "");
    there.podEnded("old", "stranger", 0, 1, "");
    synchronized (there.pods) {
      there.pods.computeIfPresent(
          "stranger", (_, pod) -> pod.replace("{\"uid\":\"ingest-job-old\"}", "{\"uid\":\"x\"}"));
    }
    assertThat(show("ingest-job-old").attempts().orElseThrow())
        .extracting(at -> at.pod().name())
        .containsExactly("mine");
  }
}
