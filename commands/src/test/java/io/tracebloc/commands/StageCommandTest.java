package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.release.DirectMounts;
import io.tracebloc.engine.release.ReleaseSummary;
import io.tracebloc.engine.release.Toleration;
import io.tracebloc.engine.stage.StageRequest;
import io.tracebloc.engine.stage.StageResult;
import io.tracebloc.engine.stage.StageStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageCommandTest {
  private static final Map<Step, Duration> DURATIONS =
      Map.of(Step.SCAN, Duration.ofMillis(12), Step.TRANSFER, Duration.ofMillis(500));

  @TempDir Path folder;
  private final Terminal terminal = new Terminal();

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("scans/raw"));
    Files.createDirectories(folder.resolve("scans/empty"));
    for (int number = 0; number < 12; number++) {
      Files.writeString(folder.resolve("scans/raw/%02d".formatted(number)), "text");
    }
    terminal.in(folder);
  }

  /** What the engine makes of it on a release of Crater. */
  private static StageResult staged(StageRequest request, PushListener listener) {
    var result = new StagedOnCrater(request, listener).run();
    return new StageResult(
        result.status(),
        result.tree(),
        result.place(),
        result.staged(),
        result.staged().isPresent() ? DURATIONS : Map.of(Step.SCAN, Duration.ofMillis(12)),
        result.failure());
  }

  private Terminal.Result run(String... more) {
    return run(terminal, more);
  }

  private static Terminal.Result run(Terminal terminal, String... more) {
    terminal.engine().onStage(StageCommandTest::staged);
    return terminal.run(Stream.concat(Stream.of("stage"), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void onATerminalAPersonPicksAmongSeveralReleases() {
    var one = new ReleaseSummary("polyaxon", "plx", "lab", "polyaxon-1.10.1", "deployed");
    var two = new ReleaseSummary("crater", "crater", "lab", "crater-1.1.1", "deployed");
    terminal.engine().candidates(one, two);

    var result = run(terminal.answering("2"), "scans");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("Which release is meant?", "polyaxon-1.10.1");
    var release = terminal.engine().staged().release();
    assertThat(release.release()).contains("crater");
    assertThat(release.platform()).contains("crater");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-input", "-ojson"})
  void whoeverWantsNoQuestionsGetsNone(String option) {
    var one = new ReleaseSummary("polyaxon", "plx", "lab", "polyaxon-1.10.1", "deployed");
    terminal.engine().candidates(one, one);

    var result = run(terminal.answering("2"), "scans", option);

    assertThat(result.err()).doesNotContain("Which release");
    assertThat(terminal.engine().staged().release().release()).isEmpty();
  }

  @Test
  void optionsArrive() {
    run(
        "scans",
        "--to=a/b",
        "--overwrite",
        "--include=*.png",
        "--exclude=raw/",
        "--skip-special",
        "--release=plx",
        "--stage-image=mirror/alpine:3",
        "--run-as-user=0",
        "--run-as-group=100",
        "--fs-group=2222",
        "--node=worker-1",
        "--node-selector=disk=ssd",
        "--toleration=gpu=yes:NoSchedule",
        "--toleration=dedicated",
        "--image-pull-secret=mirror");
    var request = terminal.engine().staged();
    assertThat(request.tree().path()).isEqualTo(folder.resolve("scans"));
    assertThat(request.tree().selection().include()).hasSize(1);
    assertThat(request.tree().selection().exclude()).hasSize(1);
    assertThat(request.tree().skipSpecial()).isTrue();
    assertThat(request.to()).contains("a/b");
    assertThat(request.overwrite()).isTrue();
    assertThat(request.dryRun()).isFalse();
    assertThat(request.release().release()).contains("plx");
    assertThat(request.staging().image()).isEqualTo("mirror/alpine:3");
    var identity = request.staging().identity();
    assertThat(identity.runAsUser()).hasValue(0);
    assertThat(identity.runAsGroup()).hasValue(100);
    assertThat(identity.fsGroup()).hasValue(2222);
    assertThat(identity.nodeSelector())
        .isEqualTo(Map.of("disk", "ssd", "kubernetes.io/hostname", "worker-1"));
    assertThat(identity.tolerations())
        .containsExactly(
            toleration("gpu", "Equal", Optional.of("yes"), Optional.of("NoSchedule")),
            toleration("dedicated", "Exists", Optional.empty(), Optional.empty()));
    assertThat(identity.imagePullSecrets()).containsExactly("mirror");
  }

  private static Toleration toleration(
      String key, String operator, Optional<String> value, Optional<String> effect) {
    return new Toleration(
        Optional.of(key), Optional.of(operator), value, effect, OptionalLong.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "--run-as-user=-1, user or group",
    "--run-as-user=root, user or group",
    "--fs-group=9999999999, user or group",
    "--toleration=gpu:Never, NoSchedule",
    "--toleration==x, names no taint",
    "--node-selector=ssd, KEY=VALUE",
    "-o=pretty, 'json, yaml, name'",
  })
  void oddValuesAreRefused(String option, String words) {
    var result = run("scans", option);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(words);
  }

  @Test
  void aDirectoryOfANodeNeedsTheNode() {
    var result = run("scans", "--allow-host-path");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--node");
    run("scans", "--allow-host-path", "--node=worker-1", "--allow-nfs");
    assertThat(terminal.engine().staged().release().mounts())
        .isEqualTo(new DirectMounts(true, true));
    run("scans");
    assertThat(terminal.engine().staged().release().mounts()).isEqualTo(DirectMounts.NONE);
  }

  @Test
  void patternsThatCannotBeUnderstoodAreRefused() {
    var result = run("scans", "--exclude=[a");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("has a [ without a ]");
  }

  @Test
  void aPathIsNeeded() {
    assertThat(run().code()).isEqualTo(1);
  }

  @Test
  void aPersonIsToldWhereTheFilesAreAndWhatIsLeftToDo() {
    var result = run("scans");
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("1 empty directory (\"empty\") not sent");
    Golden.assertSame(result.out(), "stage.txt");
  }

  @Test
  void aProgramIsToldTheSame() {
    Golden.assertSame(run("scans", "-o", "json").out(), "stage.json");
    Golden.assertSame(run("scans", "-o", "yaml").out(), "stage.yaml");
    assertThat(run("scans", "-o", "name").out()).isEqualTo("persistentvolumeclaim/lab-rwx\n");
  }

  @Test
  void aDryRunListsWhatWouldBeSentAndWhere() {
    var result = run("scans", "--dry-run", "--to", "home/alice/scans");
    Golden.assertSame(result.out(), "stage-dry-run.txt");
  }

  @Test
  void aDryRunNamesTwentyFilesUnlessAllAreWanted() throws IOException {
    for (int number = 12; number < 25; number++) {
      Files.writeString(folder.resolve("scans/raw/%02d".formatted(number)), "text");
    }
    var some = run("scans", "--dry-run").out();
    assertThat(some).contains("raw/19", "... and 5 more").doesNotContain("raw/20");
    assertThat(run("scans", "--dry-run", "-v").out()).contains("raw/24").doesNotContain("more");
  }

  @Test
  void aDryRunTellsWhatIsLeftOutAndWhy() {
    var patterns = new String[] {"scans", "--dry-run", "--include=raw/", "--exclude=0[3-9]"};
    assertThat(run(patterns).out())
        .contains("raw/00  (in the folder, matches --include raw/)")
        .contains("Left out, matches --exclude '0[3-9]': 7 (raw/0")
        .contains("was not looked at");
    var json = Stream.concat(Stream.of(patterns), Stream.of("-o=json")).toArray(String[]::new);
    assertThat(run(json).out())
        .contains("\"would_send\": {", "\"why\": \"matches --exclude '0[3-9]'\"", "\"count\": 7");
  }

  @Test
  void aFailureIsToldWithWhatIsKnown() {
    terminal
        .engine()
        .onStage(
            (request, listener) -> {
              var result = staged(request, listener);
              return new StageResult(
                  StageStatus.ERROR,
                  result.tree(),
                  result.place(),
                  Optional.empty(),
                  result.durations(),
                  Optional.of(new NameTakenFailure("shared/scans is taken", "Use {flag:to}.")));
            });
    var result = terminal.run("stage", "scans", "-o", "json");
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.err()).contains("Error: shared/scans is taken").contains("Use --to.");
    assertThat(result.out())
        .contains("\"status\": \"error\"", "\"directory\": \"shared/scans\"", "\"exit_code\": 6");
  }

  @Test
  void stepsAreShownAsTheyEnd() {
    terminal
        .engine()
        .onStage(
            (request, listener) -> {
              listener.on(new PushEvent.StepStarted(Step.TRANSFER));
              listener.on(new PushEvent.StepFinished(Step.TRANSFER, Duration.ofSeconds(3), ""));
              return staged(request, listener);
            });
    assertThat(terminal.run("stage", "scans").err()).contains("Copy").contains("(3.0s)");
  }

  @Test
  void commandLinesOfAnyOrderAreUnderstood() {
    run("--to", "x", "scans", "--context", "c");
    assertThat(terminal.engine().cluster().context()).contains("c");
    assertThat(terminal.engine().staged().to()).isEqualTo(Optional.of("x"));
    assertThat(List.of(terminal.engine().staged().tree().path()))
        .containsExactly(folder.resolve("scans"));
  }
}
