package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.release.ServerVersions;
import io.tracebloc.engine.release.ServerVersions.Client;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What {@code version} tells, with and without a cluster. */
class VersionTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final Terminal terminal = new Terminal();

  private void serving(String kubernetes, String chart) {
    var client = new Client("hospital-a", "hospital", Optional.of(chart), Optional.of(chart));
    terminal.engine().serving(new ServerVersions(kubernetes, List.of(client), Optional.empty()));
  }

  @Test
  void ofTheClientAloneNoClusterIsAsked() {
    var result = terminal.run("version", "--client");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).containsPattern("(?m)^Version: +\\d").contains("Platform:");
    assertThat(result.out()).doesNotContain("Kubernetes:");
    assertThat(terminal.engine().idle()).isTrue();
    assertThat(
            JSON.readTree(terminal.run("version", "--client", "-o", "json").out()).propertyNames())
        .containsExactly(
            "version", "git_sha", "build_date", "ingest_schema", "java_version", "platform");
  }

  @Test
  void theClustersVersionsFollow() {
    serving("v1.32.1", "1.9.62");
    var result = terminal.run("version", "-n", "hospital", "--context", "east");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsPattern("(?m)^Kubernetes: +v1.32.1$")
        .containsPattern("(?m)^Client release: +hospital/hospital-a$")
        .containsPattern("(?m)^Client chart: +1.9.62$")
        .containsPattern("(?m)^Client app: +1.9.62$");
    assertThat(terminal.engine().cluster().namespace()).contains("hospital");
    assertThat(terminal.engine().cluster().context()).contains("east");
  }

  @Test
  void programsGetThemAsOneMoreField() {
    serving("v1.32.1", "1.9.62");
    var json = JSON.readTree(terminal.run("version", "-o", "json").out());
    assertThat(json.propertyNames()).contains("version", "git_sha", "platform", "server");
    assertThat(json.at("/server/kubernetes").asString()).isEqualTo("v1.32.1");
    assertThat(json.at("/server/releases/0/release").asString()).isEqualTo("hospital-a");
    assertThat(json.at("/server/releases/0/chart_version").asString()).isEqualTo("1.9.62");
    assertThat(json.at("/server/warnings").isEmpty()).isTrue();
    assertThat(terminal.run("version", "-o", "yaml").out())
        .contains("\nserver:\n  kubernetes: v1.32.1\n");
  }

  @ParameterizedTest
  @CsvSource({
    "v1.26.15,1.9.62,Kubernetes v1.26.15 is older than what this program was tested with (1.27 to 1.33)",
    "v1.34.0,1.9.62,Kubernetes v1.34.0 is newer than what this program was tested with (1.27 to 1.33)",
    "v2.0.0,1.9.62,Kubernetes v2.0.0 is newer",
    "v1.32.1,1.3.2,The client chart 1.3.2 of release hospital-a is older",
    "v1.32.1,1.9.63,The client chart 1.9.63 of release hospital-a is newer",
    "v1.32.1,1.10.0,The client chart 1.10.0 of release hospital-a is newer",
    "rubbish,1.9.62,Kubernetes has a version that is not understood: rubbish",
  })
  void versionsOutOfTheTestedRangeAreWarnedOf(String kubernetes, String chart, String warning) {
    serving(kubernetes, chart);
    var result = terminal.run("version");
    assertThat(result.code()).isZero();
    assertThat(result.err()).startsWith("Warning: " + warning).hasLineCount(1);
    var json = terminal.run("version", "-o", "json");
    assertThat(JSON.readTree(json.out()).at("/server/warnings/0").asString()).startsWith(warning);
  }

  @ParameterizedTest
  @CsvSource({
    "v1.27.0,1.3.3",
    "v1.33.99,1.9.62",
    "v1.32.13+k3s1,1.9.9",
    "v1.30.1-eks-abc,1.9.14-rc.1",
    "1.28,1.5.0"
  })
  void versionsInTheTestedRangeAreNot(String kubernetes, String chart) {
    serving(kubernetes, chart);
    assertThat(terminal.run("version").err()).isEmpty();
  }

  @Test
  void whatTheServerSaysCannotHarmTheTerminal() {
    serving("v1.\u001b[2J", "1.9.62\u202e");
    var result = terminal.run("version");
    assertThat(result.out() + result.err()).doesNotContain("\u001b").doesNotContain("\u202e");
  }

  @Test
  void thatNoReleaseWasFoundIsNoFailure() {
    terminal.engine().serving(new ServerVersions("v1.30.0", List.of(), Optional.empty()));
    var result = terminal.run("version");
    assertThat(result.code()).isZero();
    assertThat(result.out()).containsPattern("Client release: +<none>");
    terminal.engine().serving(new ServerVersions("v1.30.0", List.of(), Optional.of("no right")));
    assertThat(terminal.run("version").out()).containsPattern("Client release: +<unknown>");
  }

  static Stream<Failure> failures() {
    return Stream.of(
        new ClusterFailure("It failed", "Turn it on"),
        new LocalFailure("It failed", "Turn it on"),
        new CredentialFailure("It failed", "Turn it on"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void withoutTheClusterTheClientsFactsAreToldAndTheReason(Failure failure) {
    terminal.engine().failWith(failure);
    var result = terminal.run("version");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEqualTo(terminal.run("version", "--client").out());
    assertThat(result.err()).isEqualTo("Error: It failed\nTurn it on\n");
    var json = terminal.run("version", "-o", "json");
    assertThat(json.code()).isEqualTo(1);
    var object = JSON.readTree(json.out());
    assertThat(object.path("error").asString()).isEqualTo("It failed");
    assertThat(object.path("exit_code").asInt()).isEqualTo(1);
    assertThat(object.propertyNames())
        .contains("version", "git_sha", "platform")
        .doesNotContain("server");
  }

  @Test
  void helmTellsTheSame() {
    serving("v1.32.1", "1.9.62");
    var kubectl = terminal.run("version");
    var helm = terminal.of(Host.HELM).with("HELM_NAMESPACE", "hospital").run("version");
    assertThat(helm).isEqualTo(kubectl);
    assertThat(terminal.engine().cluster().namespace()).contains("hospital");
  }
}
