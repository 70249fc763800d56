package io.tracebloc.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown without reading the declarations is what they say. */
class ReadyAnswerTest {
  static Stream<Host> hosts() {
    return Stream.of(Host.KUBECTL, Host.HELM);
  }

  private static void assertReady(Host host, String... arguments) {
    var declared = new Terminal().of(host).run(arguments);
    assertThat(declared.code()).isZero();
    assertThat(ReadyAnswer.to(host, List.of(arguments)).map(text -> new String(text, UTF_8)))
        .as(String.join(" ", arguments))
        .contains(declared.out());
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void theCommandsAreListed(Host host) {
    assertReady(host);
    for (var way : new String[] {"-h", "--help", "help"}) {
      assertReady(host, way);
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void everyCommandHasItsText(Host host) {
    for (var command : Faces.commands(host).keySet()) {
      if (!command.equals("help")) {
        assertReady(host, (command + " --help").split(" "));
        assertReady(host, (command + " -h").split(" "));
        assertReady(host, ("help " + command).split(" "));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void theProgramSaysWhatItIs(Host host) {
    assertReady(host, "version", "--client");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "push",
        "nonsense --help",
        "help nonsense",
        "push x --help",
        "--help push",
        "../kubectl -h",
        "kubectl/push --help",
        "-o json",
        "help Push",
        "-h -h"
      })
  void allElseIsLeftToTheDeclarations(String line) {
    assertThat(ReadyAnswer.to(Host.KUBECTL, List.of(line.split(" ")))).isEmpty();
  }

  @Test
  void anEmptyWordIsNoCommand() {
    assertThat(ReadyAnswer.to(Host.KUBECTL, List.of(""))).isEmpty();
    assertThat(ReadyAnswer.to(Host.KUBECTL, List.of("help", ""))).isEmpty();
    assertThat(ReadyAnswer.to(Host.HELM, List.of("push", "--help"))).isEmpty();
  }
}
