package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  private final Terminal terminal = new Terminal();

  @Test
  void theBareCallShowsTheCommands() {
    var result = terminal.run();
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.assertSame(result.out(), "help.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help", "help"})
  void everyWayToAskForHelpGivesTheSame(String way) {
    assertThat(terminal.run(way)).isEqualTo(terminal.run());
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "stage", "validate", "init", "info", "version"})
  void everyCommandExplainsItself(String command) {
    var result = terminal.run(command, "--help");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("Usage: kubectl tracebloc " + command);
    assertThat(terminal.run("help", command)).isEqualTo(result);
    Golden.assertSame(result.out(), "help-" + command + ".txt");
  }

  @Test
  void theConnectionFlagsAreListedOnTheirOwn() {
    Golden.assertSame(terminal.run("options").out(), "options.txt");
  }

  @Test
  void noLineIsLongerThanAHundredColumns() {
    for (var command : new String[] {"push", "stage", "validate", "init", "info", "version"}) {
      assertThat(terminal.run(command, "--help").out().lines())
          .allMatch(line -> line.length() <= 100);
    }
  }

  @Test
  void theWordsAreThoseOfTheHost() {
    var helm = new Host("helm", "helm tracebloc", Map.of("context", "--kube-context"));
    var result = new Terminal().of(helm).run("push", "--help");
    assertThat(result.out())
        .startsWith("Usage: helm tracebloc push")
        .doesNotContain("kubectl tracebloc");
  }
}
