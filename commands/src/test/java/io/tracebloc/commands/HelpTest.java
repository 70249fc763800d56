package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

  static Stream<String> commands() {
    return Faces.commands(Host.KUBECTL).keySet().stream().filter(name -> !name.equals("help"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) throws IOException {
    var result = terminal.run((command + " --help").split(" "));
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("Usage: kubectl tracebloc " + command);
    assertThat(terminal.run(("help " + command).split(" "))).isEqualTo(result);
    Golden.assertSame(result.out(), text("kubectl", command));
  }

  private static Path text(String host, String command) {
    return HELP.resolve(host + "/" + command.replace(' ', '/') + ".txt");
  }

  @Test
  void theConnectionFlagsAreListedOnTheirOwn() {
    Golden.assertSame(terminal.run("options").out(), "options.txt");
  }

  @Test
  void noLineIsLongerThanAHundredColumns() {
    assertThat(commands())
        .allSatisfy(
            command ->
                assertThat(terminal.run((command + " --help").split(" ")).out().lines())
                    .allMatch(line -> line.length() <= 100));
  }

  @Test
  void helmsHelpSpeaksHelm() throws IOException {
    var helm = new Terminal().of(Host.HELM);
    var commands = new ArrayList<>(Faces.commands(Host.HELM).keySet());
    commands.remove("help");
    for (var command : commands) {
      var help = helm.run((command + " --help").split(" ")).out();
      Golden.assertSame(help, text("helm", command));
      assertThat(help)
          .startsWith("Usage: helm tracebloc " + command)
          .doesNotContain("kubectl", "--release", "--context");
      assertThat(help.lines()).allMatch(line -> line.length() <= 100);
    }
    Golden.assertSame(helm.run().out(), HELP.resolve("helm.txt"));
    assertThat(helm.run("ingest", "-h").out()).isEqualTo(helm.run("help", "ingest").out());
  }
}
