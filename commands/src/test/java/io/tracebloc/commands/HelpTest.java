package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  /** The texts as they are shipped. */
  private static final Path HELP = Path.of("src/main/resources/io/tracebloc/commands/help");

  private final Terminal terminal = new Terminal();

  @Test
  void theBareCallShowsTheCommands() throws IOException {
    var result = terminal.run();
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.assertSame(result.out(), HELP.resolve("kubectl.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help", "help"})
  void everyWayToAskForHelpGivesTheSame(String way) {
    assertThat(terminal.run(way)).isEqualTo(terminal.run());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"push", "stage", "validate", "init", "info", "completion", "version", "options"})
  void everyCommandExplainsItself(String command) throws IOException {
    var result = terminal.run(command, "--help");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("Usage: kubectl tracebloc " + command);
    assertThat(terminal.run("help", command)).isEqualTo(result);
    Golden.assertSame(result.out(), HELP.resolve("kubectl/" + command + ".txt"));
  }

  @Test
  void theConnectionFlagsAreListedOnTheirOwn() {
    Golden.assertSame(terminal.run("options").out(), "options.txt");
  }

  @Test
  void noLineIsLongerThanAHundredColumns() {
    for (var command :
        new String[] {"push", "stage", "validate", "init", "info", "completion", "version"}) {
      assertThat(terminal.run(command, "--help").out().lines())
          .allMatch(line -> line.length() <= 100);
    }
  }

  @Test
  void helmsHelpSpeaksHelm() throws IOException {
    var helm = new Terminal().of(Host.HELM);
    for (var command :
        new String[] {"ingest", "stage", "values", "template", "validate", "init", "version"}) {
      var help = helm.run(command, "--help").out();
      Golden.assertSame(help, HELP.resolve("helm/" + command + ".txt"));
      assertThat(help)
          .startsWith("Usage: helm tracebloc " + command)
          .doesNotContain("kubectl", "--release", "--context");
      assertThat(help.lines()).allMatch(line -> line.length() <= 100);
    }
    Golden.assertSame(helm.run().out(), HELP.resolve("helm.txt"));
    assertThat(helm.run("ingest", "-h").out()).isEqualTo(helm.run("help", "ingest").out());
  }
}
