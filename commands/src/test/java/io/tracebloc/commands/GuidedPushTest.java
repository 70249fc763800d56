package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.release.ReleaseSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person on a terminal is asked for what the command line leaves open. */
final class GuidedPushTest {
  @TempDir private Path directory;

  private final Terminal terminal = new Terminal();

  @BeforeEach
  void enter() throws IOException {
    terminal.in(directory);
    terminal.engine().onPush((request, _) -> Results.of(request).dryRun());
    Files.createDirectories(directory.resolve("My leaves/images"));
    Files.writeString(directory.resolve("My leaves/labels.csv"), "filename,disease\na.png,rust\n");
    Files.writeString(directory.resolve("loans.csv"), "age,income,defaulted\n1,2,no\n");
  }

  private DatasetRequest pushed() {
    return terminal.engine().pushed().dataset();
  }

  @Test
  void everythingMissingIsAskedFor() {
    var result = terminal.answering("1", "", "disease", "").run("push", "My leaves");

    assertThat(pushed().category()).isEqualTo(Category.IMAGE_CLASSIFICATION);
    assertThat(pushed().table()).isEqualTo("My_leaves");
    assertThat(pushed().labelColumn()).contains("disease");
    assertThat(result.err())
        .contains("look like pictures")
        .contains("Name of the dataset in the workspace [My_leaves]")
        .contains("1   disease")
        .contains(
            "kubectl tracebloc push 'My leaves' --task image_classification --name My_leaves"
                + " --label-column disease");
  }

  @Test
  void onlyWhatIsMissingIsAskedFor() {
    var result =
        terminal
            .answering("tabular_regression", "y")
            .run("push", "loans.csv", "--name=rent", "--label-column=income");

    assertThat(pushed().category()).isEqualTo(Category.TABULAR_REGRESSION);
    assertThat(result.err()).doesNotContain("Name of").doesNotContain("Which column");
  }

  @Test
  void theCommandToTypeNextTimeNamesHelmsRelease() {
    var result =
        terminal
            .of(Host.HELM)
            .answering("tabular_regression", "y")
            .run("ingest", "prod", "loans.csv", "--name=rent", "--label-column=income");

    assertThat(pushed().category()).isEqualTo(Category.TABULAR_REGRESSION);
    assertThat(terminal.engine().release().release()).contains("prod");
    assertThat(result.err()).contains("Without questions: helm tracebloc ingest prod loans.csv ");
  }

  @Test
  void theCommandToTypeNextTimeSaysAllThatWasSaid() {
    var result =
        terminal
            .answering("tabular_regression", "y")
            .run(
                "--token",
                "abc",
                "push",
                "-nlab",
                "--intent=test",
                "--overwrite",
                "--exclude=*.tmp",
                "--label-column=income",
                "--name=rent",
                "--password=def",
                "--",
                "loans.csv");

    assertThat(result.err())
        .contains(
            "Without questions: kubectl tracebloc --token '(hidden)' push -nlab --intent=test"
                + " --overwrite '--exclude=*.tmp' --label-column=income --name=rent"
                + " '--password=(hidden)' --task tabular_regression -- loans.csv\n");
  }

  @Test
  void keypointsAreCounted() {
    terminal.answering("keypoint_detection", "", "disease", "0", "21", "").run("push", "My leaves");

    assertThat(pushed().numberOfKeypoints()).hasValue(21);
  }

  @Test
  void whatHasNoLabelIsNotAskedForOne() throws IOException {
    Files.createDirectories(directory.resolve("t/sequences"));
    Files.writeString(directory.resolve("t/labels.csv"), "filename\na.txt\n");
    terminal.answering("masked_language_modeling", "", "").run("push", "t");

    assertThat(pushed().labelColumn()).isEmpty();
  }

  @Test
  void aFolderThatIsUnclearIsAskedAbout() throws IOException {
    Files.createDirectories(directory.resolve("x"));
    var result = terminal.answering("tables", "1", "x1", "y", "").run("push", "x");

    assertThat(result.err()).contains("no CSV file").contains("What are its records?");
    assertThat(pushed().category()).isEqualTo(Category.TABULAR_CLASSIFICATION);
  }

  @Test
  void decliningDoesNothing() {
    var result = terminal.answering("1", "", "defaulted", "n").run("push", "loans.csv");

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("Nothing was done.\n");
    assertThat(terminal.engine().idle()).isTrue();
  }

  @Test
  void aPathThatIsNotThereEndsBeforeAnyQuestion() {
    var result = terminal.answering("1").run("push", "nosuch");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("nosuch").doesNotContain("What is it for");
  }

  @Test
  void theEndOfTheInputIsAnInterrupt() {
    assertThat(terminal.answering("1").run("push", "loans.csv").code()).isEqualTo(130);
    assertThat(terminal.engine().idle()).isTrue();
  }

  @Test
  void nobodyIsAskedWithNoInputOrJson() {
    for (var flag : new String[] {"--no-input", "-ojson"}) {
      var result = terminal.answering("1").run("push", "loans.csv", flag);
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err() + result.out())
          .contains("--name NAME")
          .contains("--task TASK")
          .contains("--label-column COLUMN");
    }
  }

  private static final ReleaseSummary EDGE =
      new ReleaseSummary("tracebloc", "edge", "lab", "client-1.9.62", "deployed");

  private static final ReleaseSummary MAIN =
      new ReleaseSummary("tracebloc", "main", "lab", "client-1.9.62", "deployed");

  private static final String[] WHOLE = {
    "push", "loans.csv", "--name=rent", "--task=tabular_regression", "--label-column=income"
  };

  @Test
  void whichOfSeveralReleasesIsMeantIsAsked() {
    terminal.engine().candidates(EDGE, MAIN);

    var result = terminal.answering("main").run(WHOLE);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .containsOnlyOnce("Which release is meant?")
        .contains("client-1.9.62")
        .doesNotContain("There are several");
    assertThat(terminal.engine().release().release()).contains("main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-input", "-ojson", "--progress=json"})
  void whoeverWantsNoQuestionsIsToldTheReleases(String option) {
    terminal.engine().candidates(EDGE, MAIN);
    var words = new ArrayList<>(List.of(WHOLE));
    words.add(option);

    var result = terminal.answering("main").run(words.toArray(String[]::new));

    assertThat(result.code()).isEqualTo(ExitCode.RELEASE.code());
    assertThat(result.err()).doesNotContain("Which release").contains("There are several");
  }
}
