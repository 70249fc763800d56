package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushResult;
import io.tracebloc.engine.release.ReleaseSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents, one or many, pushed by one command. */
final class SeveralPushesTest {
  @TempDir private Path directory;

  private final Terminal terminal = new Terminal();
  private final List<String> pushed = new CopyOnWriteArrayList<>();

  @BeforeEach
  void enter() throws IOException {
    terminal.in(directory);
    write("a.yaml", document("a"));
    write("bc.yaml", document("b") + "---\n" + document("c"));
    terminal
        .engine()
        .onPush(
            (request, _) -> {
              pushed.add(request.dataset().table());
              return Results.of(request).clean();
            });
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private static String document(String table) {
    return """
        apiVersion: tracebloc.io/v1
        kind: IngestConfig
        category: tabular_classification
        table: %s
        intent: train
        csv: data/%s.csv
        label: y
        schema: {x: INT, y: INT}
        """
        .formatted(table, table);
  }

  private void failing(String table) {
    terminal
        .engine()
        .onPush(
            (request, _) -> {
              pushed.add(request.dataset().table());
              var results = Results.of(request);
              return request.dataset().table().equals(table)
                  ? results.failed(new SubmitFailure("no room", "Make room."))
                  : results.clean();
            });
  }

  @Test
  void oneReleaseOfTheChartCannotServeTwoDocuments() throws IOException {
    var given =
        terminal.run(
            "push", "-f", "a.yaml", "-f", "bc.yaml", "--via", "chart", "--chart-release", "one");
    write("u.yaml", document("a_b"));
    write("v.yaml", document("a__b"));
    var made = terminal.run("push", "-f", "u.yaml", "-f", "v.yaml", "--via=chart");

    assertThat(given.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(given.err())
        .contains("a.yaml and bc.yaml", "would both be submitted with the Helm release one")
        .contains("--chart-release of its own");
    assertThat(made.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(made.err()).contains("u.yaml and v.yaml", "the Helm release ingest-a-b\n");
    assertThat(pushed).isEmpty();
  }

  @Test
  void documentsThatAreNotSubmittedByChartMayHaveSuchNames() throws IOException {
    write("u.yaml", document("a_b"));
    write("v.yaml", document("a__b"));
    assertThat(terminal.run("push", "-f", "u.yaml", "-f", "v.yaml").code()).isZero();
    assertThat(pushed).containsExactly("a_b", "a__b");
  }

  @Test
  void documentsComeFromStandardInput() {
    terminal.fed(document("b") + "---\n" + document("c"));

    var result = terminal.run("push", "-f", "a.yaml", "-f", "-");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(pushed).containsExactly("a", "b", "c");
    assertThat(terminal.engine().pushed().dataset().path())
        .isEqualTo(directory.resolve("data/c.csv"));
  }

  @Test
  void standardInputIsReadOnce() {
    var result = terminal.fed(document("b")).run("push", "-f", "-", "-f", "-");

    assertThat(result.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(result.err()).contains("standard input was named twice");
    assertThat(pushed).isEmpty();
  }

  @Test
  void emptyStandardInputIsNamed() {
    var result = terminal.run("push", "-f", "-");

    assertThat(result.code()).isEqualTo(ExitCode.LOCAL.code());
    assertThat(result.err()).contains("standard input");
    assertThat(pushed).isEmpty();
  }

  @Test
  void oneDocumentIsPushedLikeAFolder() {
    var result = terminal.run("push", "-f", "a.yaml");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("dataset/a ingested");
    var dataset = terminal.engine().pushed().dataset();
    assertThat(dataset.path()).isEqualTo(directory.resolve("data/a.csv"));
    assertThat(dataset.labelColumn()).contains("y");
  }

  @Test
  void allDocumentsArePushedInOrderWithOneTable() {
    var result = terminal.run("push", "-f", "a.yaml", "-f", "bc.yaml");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(pushed).containsExactly("a", "b", "c");
    assertThat(result.err()).contains("b (2 of 3)");
    assertThat(result.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .containsExactly(
            "DATASET|TASK|STATUS|RECORDS",
            "a|tabular_classification|succeeded|1,500 of 1,500",
            "b|tabular_classification|succeeded|1,500 of 1,500",
            "c|tabular_classification|succeeded|1,500 of 1,500");
  }

  @Test
  void oneThatFailsDoesNotStopTheOthersButDecidesTheExitCode() {
    failing("b");
    var result = terminal.run("push", "-f", "a.yaml", "-f", "bc.yaml");

    assertThat(result.code()).isEqualTo(8);
    assertThat(pushed).containsExactly("a", "b", "c");
    assertThat(result.err()).contains("Error: b: no room").contains("Make room.");
    assertThat(result.out()).contains("submit_error");
  }

  @Test
  void jsonHasAnObjectForEach() {
    failing("b");
    var result = terminal.run("push", "-f", "bc.yaml", "-o", "json");

    assertThat(result.code()).isEqualTo(8);
    assertThat(result.out())
        .contains("\"datasets\": [")
        .contains("\"error\": \"no room\"", "\"remedy\": \"Make room.\"")
        .endsWith("\"exit_code\": 8\n}\n");
  }

  @Test
  void parallelPushesMeetAndTellWhoSpeaks() throws Exception {
    var both = new CountDownLatch(2);
    terminal
        .engine()
        .onPush(
            (request, listener) -> {
              both.countDown();
              assertThat(await(both)).isTrue();
              listener.on(new PushEvent.Warning("hello"));
              return Results.of(request).clean();
            });
    var result = terminal.run("push", "-f", "bc.yaml", "--parallel", "2");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("[b] ").contains("[c] ");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anInterruptKeepsTheRestFromStarting() {
    terminal
        .engine()
        .onPush(
            (request, _) -> {
              pushed.add(request.dataset().table());
              terminal.interrupts().send();
              return interrupted(Results.of(request));
            });
    var result = terminal.run("push", "-f", "a.yaml", "-f", "bc.yaml");

    assertThat(result.code()).isEqualTo(130);
    assertThat(pushed).containsExactly("a");
    assertThat(result.out()).contains("not started");
  }

  private static PushResult interrupted(Results results) {
    return results.failed(new InterruptedFailure("Interrupted", ""));
  }

  @Test
  void twoDocumentsOfOneDatasetAreRefused() throws IOException {
    write("again.yaml", document("a"));
    var result = terminal.run("push", "-f", "a.yaml", "-f", "again.yaml");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("a.yaml").contains("again.yaml");
    assertThat(pushed).isEmpty();
  }

  @Test
  void aBadDocumentKeepsAllFromStarting() throws IOException {
    write("bad.yaml", document("x").replace("label: y", "lable: y"));
    var result = terminal.run("push", "-f", "a.yaml", "-f", "bad.yaml");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("lable").contains("line 7");
    assertThat(pushed).isEmpty();
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    assertThat(terminal.run("push").code()).isEqualTo(1);
    assertThat(terminal.run("push", "x", "-f", "a.yaml").code()).isEqualTo(2);
    assertThat(terminal.run("push", "-f", "a.yaml", "--name", "n").err()).contains("--name");
    assertThat(terminal.run("push", "-f", "a.yaml", "--parallel", "0").code()).isEqualTo(2);
    assertThat(terminal.run("push", "-f", "bc.yaml", "--idempotency-key", "k").code()).isEqualTo(2);
    assertThat(terminal.run("push", "-f", "nosuch.yaml").code()).isEqualTo(3);
    assertThat(terminal.engine().idle()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3"})
  void whichOfSeveralReleasesIsMeantIsAskedOnceForAll(String parallel) {
    terminal
        .engine()
        .candidates(
            new ReleaseSummary("tracebloc", "edge", "lab", "client-1.9.62", "deployed"),
            new ReleaseSummary("tracebloc", "main", "lab", "client-1.9.62", "deployed"));

    var result =
        terminal
            .answering("2")
            .run("push", "-f", "a.yaml", "-f", "bc.yaml", "--parallel", parallel);

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .containsOnlyOnce("Which release is meant?")
        .doesNotContain("There are several");
    assertThat(pushed).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(terminal.engine().release().release()).contains("main");
  }

  @Test
  void whereNobodyCanBeAskedEachOfThemIsRefused() {
    terminal
        .engine()
        .candidates(
            new ReleaseSummary("tracebloc", "edge", "lab", "client-1.9.62", "deployed"),
            new ReleaseSummary("tracebloc", "main", "lab", "client-1.9.62", "deployed"));

    var result = terminal.run("push", "-f", "a.yaml", "-f", "bc.yaml");

    assertThat(result.code()).isEqualTo(ExitCode.RELEASE.code());
    assertThat(result.err().lines().filter(line -> line.contains("There are several"))).hasSize(3);
    assertThat(pushed).isEmpty();
  }
}
