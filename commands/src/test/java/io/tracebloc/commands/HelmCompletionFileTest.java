package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * {@code completion.yaml} at the project's root, which Helm reads without starting us, says what
 * the commands declare.
 */
class HelmCompletionFileTest {
  /** Cobra has these, and Helm its own; declared twice, they would end every call of Helm. */
  private static final List<String> NOT_OURS =
      List.of(
          "h",
          "help",
          "n",
          "namespace",
          "kube-context",
          "kubeconfig",
          "kube-apiserver",
          "kube-token",
          "kube-as-user",
          "kube-as-group",
          "kube-ca-file",
          "kube-insecure-skip-tls-verify",
          "kube-tls-server-name",
          "registry-config",
          "repository-config",
          "repository-cache",
          "burst-limit",
          "qps",
          "debug");

  private final CommandLine tree = tree();

  private static CommandLine tree() {
    var terminal = new Terminal().of(Host.HELM);
    var streams = new Streams(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    var invocation = terminal.invocation(streams);
    return new CommandTree(invocation, Face.of(invocation, terminal.engine())).build(List.of());
  }

  @Test
  void itListsTheCommandsAndTheirFlags() throws IOException {
    var text = new StringBuilder("# Made from the commands' declarations; a test compares.\n");
    text.append("name: tracebloc\ncommands:\n");
    tree.getSubcommands().forEach((name, command) -> add(text, "  ", name, command));
    Golden.assertSame(text.toString(), Path.of("../completion.yaml"));
  }

  private void add(StringBuilder text, String indent, String name, CommandLine command) {
    text.append(indent).append("- name: ").append(name).append('\n');
    var inner = indent + "  ";
    list(text, inner, "flags", flags(command));
    if (name.equals("help")) {
      list(text, inner, "validArgs", tree.getSubcommands().keySet());
    }
    if (!command.getSubcommands().isEmpty()) {
      text.append(inner).append("commands:\n");
      command.getSubcommands().forEach((word, sub) -> add(text, inner + "  ", word, sub));
    }
  }

  private static void list(
      StringBuilder text, String indent, String name, Collection<String> words) {
    if (!words.isEmpty()) {
      text.append(indent).append(name).append(":\n");
      words.forEach(word -> text.append(indent).append("  - ").append(word).append('\n'));
    }
  }

  @Test
  void noFlagIsOneThatHelmTakesForItself() {
    for (var command : Faces.commands(Host.HELM).values()) {
      assertThat(flags(command)).isNotNull().doesNotContainAnyElementsOf(NOT_OURS);
    }
  }

  private static List<String> flags(CommandLine command) {
    var flags = new TreeSet<String>();
    command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> Arrays.stream(option.names()))
        .map(name -> name.replaceFirst("^-+", ""))
        .filter(name -> !NOT_OURS.contains(name))
        .forEach(flags::add);
    return new ArrayList<>(flags);
  }
}
