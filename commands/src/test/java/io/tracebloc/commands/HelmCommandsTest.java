package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.submit.Via;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Helm's users type, and what is asked of the engine. */
class HelmCommandsTest {
  private final Terminal terminal = new Terminal().of(Host.HELM);

  private Terminal.Result run(String... more) {
    terminal.engine().onPush((request, _) -> Results.of(request).dryRun());
    var line = new ArrayList<>(List.of("ingest"));
    line.addAll(List.of(more));
    return terminal.run(line.toArray(String[]::new));
  }

  private PushRequest ingest(String... more) {
    var line = new ArrayList<>(List.of("tracebloc", "leaves", "--name", "leaves"));
    line.addAll(List.of("--task", "image_classification", "--label-column", "disease"));
    line.addAll(List.of(more));
    var result = run(line.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return terminal.engine().pushed();
  }

  @Test
  void theFirstArgumentIsTheReleaseAndTheSecondThePath() {
    var request = ingest();
    assertThat(request.release().release()).contains("tracebloc");
    assertThat(request.dataset().path()).isEqualTo(Path.of("/work/leaves"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"./leaves", "", "-", "Leaves", "a,b", "a=b", "ä", "a_b", "x.", "../x"})
  void whatCannotBeAReleaseIsRefused(String name) {
    var result = run("--name=x", "--task=embeddings", "--", name, "leaves");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("Error: Invalid value for RELEASE: '")
        .contains("is not the name of a release");
    assertThat(terminal.engine().idle()).isTrue();
  }

  @Test
  void aReleaseIsNeeded() {
    var result = run();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo("Error: Missing RELEASE\nRun 'helm tracebloc ingest --help' for its options.\n");
  }

  @Test
  void aPathOrDocumentsAreNeeded() {
    assertThat(run("tracebloc").err()).startsWith("Error: Missing PATH, or documents with -f FILE");
  }

  @Test
  void aStagePodIsWaitedForAsLongAsHelmWaits() {
    assertThat(ingest().stage().readyTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(ingest().followFor()).isEmpty();
  }

  @Test
  void aTimeoutLimitsEverySingleWait() {
    var request = ingest("--timeout", "7s", "--via", "chart");
    assertThat(request.stage().readyTimeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(request.followFor()).contains(Duration.ofSeconds(7));
    assertThat(((Via.Chart) request.via()).hookTimeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(ingest("--timeout=7s", "--stage-timeout=9s").stage().readyTimeout())
        .isEqualTo(Duration.ofSeconds(9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0s", "-1s", "soon"})
  void aTimeoutThatIsNoneIsRefused(String timeout) {
    var result = run("tracebloc", "x", "--timeout=" + timeout);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--timeout");
  }

  @Test
  void waitingIsTheDefaultAndCanBeSwitchedOff() {
    assertThat(ingest().detach()).isFalse();
    assertThat(ingest("--wait").detach()).isFalse();
    assertThat(ingest("--wait=true").detach()).isFalse();
    assertThat(ingest("--wait=false").detach()).isTrue();
    assertThat(ingest("--detach").detach()).isTrue();
    assertThat(ingest("--detach", "--wait=false").detach()).isTrue();
    var both = run("tracebloc", "x", "--name=x", "--task=embeddings", "--wait", "--detach");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).startsWith("Error: --wait and --detach contradict each other");
  }

  @Test
  void dataOnTheClaimIsDescribedByDocumentsOnly() {
    var result = run("tracebloc", "leaves", "--staged");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("-f FILE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "info", "options", "--release=x", "--context=x"})
  void whatIsKubectlsIsUnknown(String word) {
    var result =
        terminal.run(
            word.startsWith("-") ? new String[] {"ingest", "r", word} : new String[] {word});
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).startsWith("Error: Unknown");
  }

  @Test
  void remediesSpeakHelm() {
    terminal
        .engine()
        .failWith(
            new ReleaseFailure(
                "No release", "{flag:release}, {flag:context}: {command:info}; {command:push} x"));
    var result = terminal.run("ingest", "r", "x", "--name=x", "--task=embeddings");
    assertThat(result.err())
        .contains(
            "the argument RELEASE, --kube-context: helm tracebloc values RELEASE;"
                + " helm tracebloc ingest RELEASE x");
  }

  @Test
  void resultsCanBeYaml() {
    var result = run("tracebloc", "x", "--name=x", "--task=embeddings", "-o", "yaml");
    assertThat(result.out()).startsWith("status: dry-run\ntable: x\n").endsWith("exit_code: 0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-oyaml", "-o=yaml", "--output=yaml"})
  void failuresCanBeYamlToo(String option) {
    var result = run("tracebloc", option);
    assertThat(result.out())
        .startsWith("status: error\nerror: Missing PATH")
        .endsWith("exit_code: 1\n");
  }

  @Test
  void debugShowsDetails() {
    terminal.engine().failWith(new IllegalStateException("odd"));
    var line = new String[] {"ingest", "r", "x", "--name=x", "--task=embeddings"};
    assertThat(terminal.run(line).err()).doesNotContain("\tat ");
    var flag = new ArrayList<>(List.of(line));
    flag.add("--debug");
    assertThat(terminal.run(flag.toArray(String[]::new)).err()).contains("\tat ");
    assertThat(terminal.with("HELM_DEBUG", "false").run(line).err()).doesNotContain("\tat ");
    assertThat(terminal.with("HELM_DEBUG", "true").run(line).err()).contains("\tat ");
  }
}
