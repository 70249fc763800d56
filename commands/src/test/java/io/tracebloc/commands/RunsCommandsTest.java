package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.push.PushStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsCommandsTest {
  private final Terminal terminal = new Terminal();
  private final FakeRuns runs = new FakeRuns();

  @BeforeEach
  void putThere() {
    terminal.engine().running(runs);
  }

  private Terminal.Result run(String line) {
    return terminal.run(line.split(" ", -1));
  }

  @Test
  void runsAreRowsOfATable() {
    var result = run("runs list -n demo");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .containsExactly(
            "NAME           DATASET     STATE                   RECORDS       AGE",
            "ingest-job-a   leaves      CompletedWithFailures   1,497/1,500   120m",
            "ingest-job-b   no\\x1b[2J   Pending                 <unknown>     60s");
    assertThat(runs.asked).containsExactly("list true", "closed");
    assertThat(terminal.engine().cluster().namespace()).contains("demo");
  }

  @Test
  void aWideTableHasMoreColumns() {
    Golden.assertSame(run("runs list -A -o wide --no-logs").out(), "runs-wide.txt");
    assertThat(terminal.engine().scope().everywhere()).isTrue();
    assertThat(runs.asked).contains("list false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml"})
  void runsAreADocument(String format) {
    runs.remarks = List.of("Not every run's dataset is known: 403");
    var result = run("runs list -o " + format);
    Golden.assertSame(result.out(), "runs." + format);
    assertThat(result.err()).isEqualTo("Warning: Not every run's dataset is known: 403\n");
  }

  @Test
  void namesCanBeHandedOn() {
    assertThat(run("runs list -o name").out())
        .isEqualTo("job.batch/ingest-job-a\njob.batch/ingest-job-b\n");
  }

  @Test
  void noRunIsSaidAside() {
    runs.runs = List.of();
    var result = run("runs list");
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEqualTo("No runs found in namespace demo\n");
  }

  @Test
  void changesAreFurtherRowsOfTheSameTable() {
    var lines = run("runs list -w --no-headers").out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(2)).isEqualTo(lines.get(1));
  }

  @Test
  void changesAreDocumentsOfTheirOwn() {
    assertThat(run("runs list -w -o json").out().lines().filter("}"::equals)).hasSize(2);
  }

  @Test
  void everythingAboutARunIsShown() {
    Golden.assertSame(run("runs show leaves").out(), "run.txt");
    Golden.assertSame(run("runs show leaves -o json").out(), "run.json");
    assertThat(runs.asked).contains("show leaves");
  }

  @Test
  void logsGoIntoAFileAsTheyAre() {
    assertThat(run("runs logs leaves").out())
        .isEqualTo(
            """
            ==> attempt 1: pod/p1 (Failed, exit code 1) <==
            first
            10%|\r50%|\u001b[31m\rdone

            ==> attempt 2: pod/p2 (Succeeded, exit code 0) <==
            last
            """);
  }

  @Test
  void logsAreHarmlessOnATerminal() {
    terminal.wide(80);
    assertThat(run("runs logs leaves").out()).contains("first\n50%|\ndone\n").doesNotContain("\r");
  }

  @Test
  void whichAttemptIsMeantIsHandedOn() {
    run("runs logs leaves --attempt 2 -f");
    assertThat(runs.asked.getFirst())
        .contains("attempt=OptionalInt[2]", "previous=false", "follow=true");
    assertThat(run("runs logs leaves --previous --attempt 2").code()).isEqualTo(2);
  }

  @Test
  void aRunIsWatchedAsAPushIs() {
    var result = run("runs watch leaves --timeout 5m");
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("working");
    assertThat(result.out())
        .contains("Dataset             leaves (image_classification, train)")
        .endsWith("dataset/leaves ingested\n");
    assertThat(runs.asked).contains("follow leaves Optional[PT5M]");
  }

  @Test
  void aWatchedRunHasTheFieldsOfAPush() {
    var result = run("runs watch leaves -o json");
    Golden.assertSame(result.out(), "run-watched.json");
    assertThat(result.code()).isZero();
  }

  @Test
  void lossesAreTheExitCodeOfAPush() {
    runs.ending = PushStatus.COMPLETED_WITH_FAILURES;
    runs.problem = Optional.of(new RunFailure("Only 1,497 of 1,500 records were inserted", "See."));
    var result = run("runs watch leaves -o json");
    assertThat(result.code()).isEqualTo(9);
    assertThat(result.out())
        .contains("\"status\": \"completed_with_failures\"", "\"exit_code\": 9", "\"summary\"");
  }

  @Test
  void aRunThatIsLeftAloneIsNoFailure() {
    runs.ending = PushStatus.DETACHED;
    var result = run("runs watch leaves");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("kubectl tracebloc runs watch ingest-job-a -n demo");
  }

  @Test
  void whoCannotBeAskedHasToSayYesBeforehand() {
    for (var line : List.of("runs cancel leaves", "runs cancel leaves -o json")) {
      var result = run(line);
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err()).contains("--yes");
    }
    assertThat(runs.asked).isEmpty();
  }

  @Test
  void aPersonIsShownWhatGoesAndWhatStays() {
    terminal.answering("y");
    var result = run("runs cancel leaves");
    assertThat(result.err())
        .contains("Run ingest-job-a in namespace demo, dataset leaves: CompletedWithFailures")
        .contains("It has ended already")
        .contains("Removed:\n  job.batch/ingest-job-a\n  secret/ingest-token-a\n")
        .contains("Stays:\n  table leaves\n    see 'kubectl tracebloc datasets delete'\n");
    assertThat(result.out()).contains("job.batch/ingest-job-a deleted\n");
    assertThat(runs.asked).contains("removed");
  }

  @Test
  void anEmptyAnswerIsANo() {
    terminal.answering("");
    var result = run("runs cancel leaves");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("Nothing was done.\n");
    assertThat(runs.asked).doesNotContain("removed");
  }

  @Test
  void whatWasRemovedIsADocument() {
    Golden.assertSame(run("runs cancel leaves --yes -o json").out(), "run-cancelled.json");
    assertThat(run("runs cancel leaves --yes -o name").out())
        .isEqualTo("job.batch/ingest-job-a\nsecret/ingest-token-a\n");
  }

  @Test
  void aRehearsalSaysSo() {
    assertThat(run("runs cancel leaves --dry-run").out())
        .endsWith("Nothing was removed (dry run).\n");
    assertThat(run("runs cancel leaves --dry-run -o json").out())
        .contains("\"status\": \"dry-run\"");
  }

  @Test
  void whatStaysAgainstTheWillIsAFailureWithThePlan() {
    runs.problem = Optional.of(new StagingFailure("It is still there", "Again."));
    var result = run("runs cancel leaves --yes -o json");
    assertThat(result.code()).isEqualTo(7);
    assertThat(result.out()).contains("\"planned\"", "\"status\": \"error\"");
  }

  @Test
  void helmsUsersNameTheRelease() {
    var helm = new Terminal().of(Host.HELM);
    helm.engine().running(runs);
    assertThat(helm.run("runs", "show", "clinic", "leaves").code()).isZero();
    assertThat(helm.engine().release().release()).contains("clinic");
    assertThat(helm.run("runs", "list", "clinic").code()).isZero();
    assertThat(runs.asked).contains("show leaves", "list true");
  }
}
