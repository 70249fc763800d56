package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.info.ReleaseReport;
import io.tracebloc.commands.info.SurveyReport;
import io.tracebloc.commands.info.TokenReport;
import io.tracebloc.engine.release.ReleaseSummary;
import io.tracebloc.engine.release.ReleaseSurvey;
import io.tracebloc.engine.submit.IngestorToken.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InfoTest {
  private final Terminal terminal = new Terminal();

  @BeforeEach
  void install() {
    install(new TokenReport.Usable(Source.TOKEN_REQUEST, Optional.of(Duration.ofMinutes(10))));
  }

  private void install(TokenReport token) {
    terminal.engine().installed(new ReleaseReport("kind-demo", Releases.DEMO, Optional.of(token)));
  }

  @Test
  void eachFactStandsBesideItsSource() {
    var result = terminal.run("info");
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .isEqualTo("Warning: The policy could not be read; see kubectl tracebloc info\n");
    Golden.assertSame(result.out(), "info.txt");
  }

  @Test
  void wideShowsEverythingThatWasRead() {
    Golden.assertSame(terminal.run("info", "-o", "wide").out(), "info-wide.txt");
  }

  @Test
  void jsonAndYamlHoldTheSame() {
    Golden.assertSame(terminal.run("info", "-o", "json").out(), "info.json");
    Golden.assertSame(terminal.run("info", "-o", "yaml").out(), "info.yaml");
  }

  @Test
  void aTokenThatCannotBeHadIsAFactNotAFailure() {
    install(new TokenReport.Unavailable("No token for account demo/ingestor: forbidden (403)"));
    var result = terminal.run("info");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .containsPattern("token +<unknown> +No token for account demo/ingestor: forbidden");
  }

  @Test
  void theOptionsArrive() {
    terminal.run("info", "-n", "demo", "--release", "r");
    assertThat(terminal.engine().cluster().namespace()).contains("demo");
    assertThat(terminal.engine().release().release()).contains("r");
  }

  @Test
  void aPlainLookBelievesRecordsAndALiveOneDoesNot() {
    terminal.run("info");
    assertThat(terminal.engine().inspection().live()).isFalse();
    terminal.run("info", "--live");
    assertThat(terminal.engine().inspection().live()).isTrue();
  }

  @Test
  void theTargetOfAPlatformCanBeNamed() {
    terminal.run(
        "info",
        "--platform",
        "polyaxon",
        "--target",
        "imaging",
        "--profile",
        "own.yaml",
        "--claim",
        "c",
        "--claim-namespace",
        "jobs",
        "--sub-path",
        "a/b");

    var request = terminal.engine().release();
    assertThat(request.platform()).contains("polyaxon");
    assertThat(request.target()).contains("imaging");
    assertThat(request.profile()).contains(Path.of("own.yaml"));
    assertThat(request.claimNamespace()).contains("jobs");
    assertThat(request.subPath()).contains("a/b");
  }

  @Test
  void everyTargetOfAPlatformIsListedWithWhatItCanDo() {
    terminal.engine().installed(new ReleaseReport("lab", Releases.POLYAXON, Optional.empty()));

    Golden.assertSame(terminal.run("info").out(), "info-polyaxon.txt");
    Golden.assertSame(terminal.run("info", "-o", "json").out(), "info-polyaxon.json");
  }

  @Test
  void allNamespacesAreShownInOneTable() {
    terminal
        .engine()
        .surveyed(
            new SurveyReport(
                "lab",
                new ReleaseSurvey(
                    List.of(Releases.DEMO, Releases.POLYAXON), List.of("Not all were seen"))));

    var result = terminal.run("info", "-A");
    assertThat(result.code()).isZero();
    Golden.assertSame(result.out(), "info-all.txt");
    assertThat(result.err()).contains("Warning: Not all were seen");
    assertThat(terminal.run("info", "-A", "-o", "json").out())
        .contains("\"releases\": [", "\"platform\": \"polyaxon\"");
  }

  @Test
  void onATerminalAPersonPicksTheRelease() {
    terminal.engine().candidates(summary("one"), summary("two"));

    var result = terminal.answering("two").run("info");

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("Which release is meant?", "polyaxon-1.10.1");
    assertThat(terminal.engine().chosen()).contains(summary("two"));
  }

  @Test
  void programsAreNotAsked() {
    terminal.engine().candidates(summary("one"), summary("two"));

    terminal.answering("two").run("info", "-o", "json");
    assertThat(terminal.engine().chosen()).isEmpty();
    terminal.answering("two").run("info", "--no-input");
    assertThat(terminal.engine().chosen()).isEmpty();
  }

  @Test
  void detailsSayWhatCouldNotBeReadAndWhy() {
    terminal.engine().installed(new ReleaseReport("lab", Releases.POLYAXON, Optional.empty()));

    assertThat(terminal.run("info").err()).doesNotContain("forbidden");
    assertThat(terminal.run("info", "-v").err())
        .contains("values: not readable (Helm: listing Secrets: forbidden)");
  }

  private static ReleaseSummary summary(String name) {
    return new ReleaseSummary("polyaxon", name, "lab", "polyaxon-1.10.1", "deployed");
  }
}
