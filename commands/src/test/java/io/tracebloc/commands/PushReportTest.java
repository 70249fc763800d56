package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.FakeEngine.PushStory;
import io.tracebloc.commands.Terminal.Result;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.transfer.TransferProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PushReportTest {
  private final Terminal terminal = new Terminal();

  private Result push(PushStory story, String... more) {
    terminal.engine().onPush(story);
    var line = new ArrayList<>(List.of("push", "leaves", "--name", "leaves"));
    line.addAll(List.of("--task", "image_classification", "--label-column", "disease"));
    line.addAll(List.of("--idempotency-key", "k1"));
    line.addAll(List.of(more));
    return terminal.run(line.toArray(String[]::new));
  }

  private static void walk(PushListener listener, Step step, String detail) {
    listener.on(new PushEvent.StepStarted(step));
    listener.on(new PushEvent.StepFinished(step, Duration.ofMillis(1500), detail));
  }

  private static void tellAll(PushListener listener) {
    walk(listener, Step.SCAN, "1,501 files, 4.00 KiB");
    listener.on(new PushEvent.StepStarted(Step.PREFLIGHT));
    finding(listener, 7);
    listener.on(new PushEvent.StepFinished(Step.PREFLIGHT, Duration.ofMillis(20), "1,500 records"));
    walk(listener, Step.LOCATE, "tracebloc in namespace demo");
    listener.on(new PushEvent.Warning("Something odd; see {program} info"));
    listener.on(new PushEvent.Detail("only with -v"));
    listener.on(new PushEvent.StepStarted(Step.TRANSFER));
    listener.on(
        new PushEvent.Progress(
            new TransferProgress(2048, 4096, 700, 1501, 1, 0), 0, Optional.empty()));
    listener.on(new PushEvent.StepFinished(Step.TRANSFER, Duration.ofSeconds(75), ""));
    listener.on(new PushEvent.LogLine("pod", "\u001b[32mgreen\u001b[0m 10%\r20%\u0007"));
    walk(listener, Step.WATCH, "");
  }

  private static void finding(PushListener listener, int count) {
    for (var row = 1; row <= count; row++) {
      listener.on(
          new PushEvent.FindingReported(
              Finding.of(Rule.FILE_02, "no row names this file").in("images/" + row + ".png")));
    }
  }

  @Test
  void aPushThatEndsWellTellsItsStepsAndItsCounts() {
    var result =
        push(
            (request, listener) -> {
              tellAll(listener);
              return Results.of(request).clean();
            });
    assertThat(result.code()).isZero();
    Golden.assertSame(result.err(), "push-steps.txt");
    Golden.assertSame(result.out(), "push-summary.txt");
  }

  @Test
  void detailsAreShownOnRequest() {
    PushStory story =
        (request, listener) -> {
          tellAll(listener);
          return Results.of(request).clean();
        };
    assertThat(push(story).err()).doesNotContain("only with -v");
    assertThat(push(story, "-v").err()).contains("only with -v");
  }

  @Test
  void jsonIsExactlyOneObjectAndEverythingElseGoesToStandardError() {
    var result =
        push(
            (request, listener) -> {
              tellAll(listener);
              return Results.of(request).clean();
            },
            "-o",
            "json");
    assertThat(result.code()).isZero();
    Golden.assertSame(result.out(), "push.json");
    Golden.assertSame(result.err(), "push-steps.txt");
  }

  @Test
  void lostRecordsAreAFailureWithItsSummary() {
    var result = push((request, _) -> Results.of(request).lossy());
    assertThat(result.code()).isEqualTo(9);
    assertThat(result.err()).isEqualTo("Error: 3 of 1,500 records were lost\nSee the log.\n");
    assertThat(result.out()).contains("Not every record arrived").doesNotContain("ingested");
  }

  @Test
  void lostRecordsInJsonKeepTheirStatusWord() {
    var result = push((request, _) -> Results.of(request).lossy(), "-o", "json");
    assertThat(result.code()).isEqualTo(9);
    Golden.assertSame(result.out(), "push-lossy.json");
  }

  @Test
  void aFailureBeforeTheRunIsOneObjectToo() {
    var result =
        push(
            (request, _) -> Results.of(request).failed(new LocalFailure("no such folder", "")),
            "-o",
            "json");
    assertThat(result.code()).isEqualTo(3);
    Golden.assertSame(result.out(), "push-error.json");
  }

  @Test
  void aDetachedPushSaysHowToFollowTheRun() {
    var result =
        push((request, _) -> Results.of(request).detached(), "--detach", "--context", "my cluster");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            dataset/leaves submitted; the run goes on in the cluster. Follow it:
              kubectl tracebloc runs watch ingest-job-1 -n demo --context 'my cluster'
            """);
  }

  @Test
  void aDryRunSaysThatNothingWasCreated() {
    var result = push((request, _) -> Results.of(request).dryRun(), "--dry-run");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo("dataset/leaves would be pushed (dry run): nothing was created\n");
  }

  @Test
  void theStepThatFailedIsMarked() {
    var result =
        push(
            (request, listener) -> {
              walk(listener, Step.SCAN, "2 files");
              listener.on(new PushEvent.StepStarted(Step.PREFLIGHT));
              finding(listener, 1);
              return Results.of(request)
                  .failed(new LocalFailure("leaves has 1 problem", "Fix it."));
            });
    assertThat(result.err())
        .isEqualTo(
            """
            ✓ Files         2 files (1.5s)
            Warning FILE-02: images/1.png: no row names this file
            ✗ Check         failed
            Error: leaves has 1 problem
            Fix it.
            """);
  }
}
