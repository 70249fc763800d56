package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.FakeEngine.PushStory;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.transfer.TransferProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProgressOptionTest {
  private final AtomicLong now = new AtomicLong();
  private final Terminal terminal = new Terminal().timed(now::get);

  private Terminal.Result push(PushStory story, String... more) {
    terminal.engine().onPush(story);
    var line = new ArrayList<>(List.of("push", "p", "--name", "leaves", "--task", "embeddings"));
    line.addAll(List.of(more));
    return terminal.run(line.toArray(String[]::new));
  }

  private static List<JsonNode> events(Terminal.Result result) {
    var mapper = JsonMapper.shared();
    assertThat(result.err()).doesNotContain("\u001b").endsWith("\n");
    return result.err().lines().map(mapper::readTree).toList();
  }

  private static List<String> names(List<JsonNode> events) {
    return events.stream().map(event -> event.get("event").stringValue()).toList();
  }

  private void copied(PushListener listener, double seconds, long bytes, int retries) {
    now.set((long) (seconds * 1e9));
    listener.on(
        new PushEvent.Progress(
            new TransferProgress(bytes, 5, 1000, 1, 4, 2, retries),
            250,
            Optional.of(Duration.ofMillis(1500))));
  }

  private void tellAll(PushListener listener) {
    listener.on(new PushEvent.StepStarted(Step.SCAN));
    for (var row = 0; row < 9; row++) {
      listener.on(
          new PushEvent.FindingReported(Finding.of(Rule.FILE_02, "odd").in("a\u001b[31m" + row)));
    }
    listener.on(new PushEvent.StepFinished(Step.SCAN, Duration.ofMillis(1250), "9 files"));
    listener.on(new PushEvent.Warning("Something odd; see {program} info"));
    listener.on(new PushEvent.PodPhase("stage-1", "Pending"));
    listener.on(new PushEvent.PodPhase("stage-1", "Pending"));
    listener.on(new PushEvent.Detail("only with -v"));
    listener.on(new PushEvent.StepStarted(Step.TRANSFER));
    for (var tenth = 0; tenth <= 13; tenth++) {
      copied(listener, tenth / 10.0, 10L * tenth, tenth < 7 ? 0 : 2);
    }
    listener.on(new PushEvent.StepFinished(Step.TRANSFER, Duration.ofSeconds(1), ""));
    listener.on(new PushEvent.LogLine("ingest-1", "\u001b[32mgreen\u001b[0m\u0007"));
  }

  @Test
  void programsGetOneObjectForEachEventAndNothingElse() {
    var result =
        push(
            (request, listener) -> {
              tellAll(listener);
              return Results.of(request).clean();
            },
            "--progress",
            "json");
    assertThat(result.code()).isZero();
    Golden.assertSame(result.err(), "push-events.jsonl");
    assertThat(names(events(result)))
        .containsExactly(
            "step_started",
            "findings",
            "step_finished",
            "warning",
            "pod",
            "step_started",
            "progress",
            "progress",
            "retry",
            "progress",
            "progress",
            "step_finished",
            "log");
  }

  @Test
  void theResultOnStandardOutputStaysOneDocument() {
    var result =
        push(
            (request, listener) -> {
              tellAll(listener);
              return Results.of(request).clean();
            },
            "--progress=json",
            "-o=json");
    assertThat(JsonMapper.shared().readTree(result.out()).get("status").stringValue())
        .isEqualTo("succeeded");
    assertThat(events(result)).isNotEmpty();
  }

  @Test
  void failuresAreEventsToo() {
    var result =
        push(
            (request, listener) -> {
              listener.on(new PushEvent.StepStarted(Step.SCAN));
              return Results.of(request).failed(new LocalFailure("no folder", "Make {flag:name}."));
            },
            "--progress=json");
    assertThat(result.code()).isEqualTo(3);
    var events = events(result);
    assertThat(names(events)).containsExactly("step_started", "step_failed", "error");
    assertThat(events.getLast().get("message").stringValue()).isEqualTo("no folder");
    assertThat(events.getLast().get("remedy").stringValue()).isEqualTo("Make --name.");
    assertThat(events.getLast().get("exit_code").intValue()).isEqualTo(3);
  }

  @Test
  void aDefectIsToldInEventsWithItsTrace() {
    var result =
        push(
            (_, _) -> {
              throw new IllegalStateException("a defect");
            },
            "--progress=json",
            "-v");
    assertThat(result.code()).isEqualTo(1);
    var events = events(result);
    assertThat(names(events)).contains("error", "message");
    assertThat(result.err()).contains("ProgressOptionTest");
  }

  @Test
  void wrongUsageIsAnEventToo() {
    var result = terminal.run("push", "--progress=json", "--no-such-flag");
    assertThat(result.code()).isEqualTo(1);
    assertThat(names(events(result))).containsExactly("error");
  }

  @Test
  void nobodyIsAskedWhenAProgramListens() {
    var result = terminal.answering("leaves").run("push", "p", "--progress=json");
    assertThat(result.code()).isEqualTo(3);
    assertThat(names(events(result))).containsExactly("error");
  }

  @Test
  void anInterruptIsAnEvent() {
    var result =
        push(
            (request, _) -> {
              terminal.interrupts().send();
              Thread.interrupted();
              return Results.of(request).dryRun();
            },
            "--progress=json");
    assertThat(events(result).getFirst().get("message").stringValue()).startsWith("Interrupted");
  }

  @Test
  void ofSeveralDatasetsEachEventNamesItsOwn(@TempDir Path folder) throws IOException {
    var document =
        """
        apiVersion: tracebloc.io/v1
        kind: IngestConfig
        category: tabular_classification
        table: %s
        intent: train
        csv: data.csv
        label: y
        schema: {x: INT, y: INT}
        """;
    Files.writeString(folder.resolve("a.yaml"), document.formatted("a"));
    Files.writeString(folder.resolve("b.yaml"), document.formatted("b"));
    terminal.in(folder);
    terminal
        .engine()
        .onPush(
            (request, listener) -> {
              listener.on(new PushEvent.StepStarted(Step.SCAN));
              return Results.of(request).failed(new SubmitFailure("no room", ""));
            });
    var events =
        events(terminal.run("push", "-f", "a.yaml", "-f", "b.yaml", "--progress=json")).stream()
            .filter(event -> !event.get("event").stringValue().equals("message"))
            .map(event -> event.get("event").stringValue() + " " + event.path("dataset").asString())
            .toList();
    assertThat(events)
        .containsExactly(
            "step_started a",
            "step_failed a",
            "error a",
            "step_started b",
            "step_failed b",
            "error b");
  }

  @Test
  void noProgressLeavesFindingsWarningsAndErrors() {
    var result =
        push(
            (request, listener) -> {
              tellAll(listener);
              return Results.of(request).failed(new LocalFailure("broken", ""));
            },
            "--progress=none");
    assertThat(result.err())
        .contains("FILE-02", "Warning: Something odd", "Error: broken")
        .doesNotContain("Copy", "Files", "green", "only with");
  }

  @Test
  void plainIsWithoutColoursAndRedrawingEvenOnATerminal() {
    var result =
        push(
            (request, listener) -> {
              tellAll(listener);
              return Results.of(request).clean();
            },
            "--progress=plain");
    terminal.wide(200);
    var wide =
        push(
            (request, listener) -> {
              tellAll(listener);
              return Results.of(request).clean();
            },
            "--progress=plain");
    assertThat(wide.err()).isEqualTo(result.err()).contains("✓ Copy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bar", "JSON", ""})
  void otherWordsAreRefused(String word) {
    var result = push((request, _) -> Results.of(request).dryRun(), "--progress=" + word);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("auto, plain, json, none");
  }
}
