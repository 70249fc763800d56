package io.tracebloc.engine.runs;

import static io.tracebloc.engine.runs.FakeNamespace.condition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.CatalogFailure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before a run takes the lock of its dataset, its Job alone tells of it. */
@Timeout(60)
class UnendedRunsAreNoticedTest {
  private static final String JOBS = "/apis/batch/v1/namespaces/demo/jobs";

  private final FakeNamespace there = new FakeNamespace();

  @AfterEach
  void stop() {
    there.close();
  }

  private List<String> requireNone(String... datasets) {
    try (var runs = there.runs()) {
      return runs.requireNone(List.of(datasets));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"active\":1}", "{\"failed\":1}"})
  void aRunThatHasNotEndedIsNamed(String status) {
    there.run("a", "Leaves", 0, status);
    assertThatThrownBy(() -> requireNone("loans", "leaves"))
        .isInstanceOfSatisfying(
            CatalogFailure.class,
            failure ->
                assertThat(failure.remedy()).contains("{command:runs cancel} ingest-job-a -n demo"))
        .hasMessageContaining("Run ingest-job-a of dataset Leaves has not ended");
  }

  @Test
  void othersAreNoHindrance() {
    there.run("a", "leaves", 0, condition("Complete"));
    there.run("b", "leaves", 1, condition("Failed"));
    there.run("c", "loans", 2, "{\"active\":1}");
    assertThat(requireNone("leaves")).isEmpty();
  }

  @Test
  void aRunWhosePodSucceededIsNoHindranceAndOneThatFailedIs() {
    there.run("a", "leaves", 0, "{\"active\":1}");
    there.podEnded("a", "p", 1, 0, "");
    assertThat(requireNone("leaves")).isEmpty();

    there.run("b", "loans", 2, "{\"active\":1}");
    there.podEnded("b", "q", 3, 1, "");
    assertThatThrownBy(() -> requireNone("loans")).hasMessageContaining("ingest-job-b");
  }

  @Test
  void aRunOfWhichNobodyKnowsTheDatasetIsTold() {
    there.job("a", 0, "{\"containers\":[]}", "{}");
    assertThat(requireNone("leaves"))
        .containsExactly("Run ingest-job-a has not ended, and which dataset it is of is not known");
  }

  @Test
  void whoMayNotSeeJobsIsToldSo() {
    there.api.on("GET", JOBS, (_, answer) -> answer.refuse(403, "jobs is forbidden"));
    assertThat(requireNone("leaves"))
        .singleElement()
        .asString()
        .startsWith("Runs that have not begun to write are not known: ")
        .contains("jobs is forbidden");
  }
}
