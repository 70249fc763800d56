package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.info.ReleaseReport;
import io.tracebloc.commands.info.TokenReport;
import io.tracebloc.engine.submit.IngestorToken.Source;
import java.time.Duration;
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
}
