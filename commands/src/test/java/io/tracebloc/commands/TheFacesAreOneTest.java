package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.failure.SubmitFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Everything that means the same is the same in both faces. What differs stands in {@code
 * differences.txt}, each with its reason; a difference that is not listed fails, and so does a line
 * that no difference needs.
 */
class TheFacesAreOneTest {
  @Test
  void onlyWhatIsListedDiffers() throws IOException {
    assertThat(differences()).isNotEmpty().containsExactlyElementsOf(listed());
  }

  private static Set<String> listed() throws IOException {
    try (var file = TheFacesAreOneTest.class.getResourceAsStream("differences.txt")) {
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      var lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
      assertThat(lines).allMatch(line -> line.matches(".+ {2,}\\S.{10,}"), "has a reason");
      return new TreeSet<>(lines.stream().map(line -> line.split(" {2,}", 2)[0]).toList());
    }
  }

  private static Set<String> differences() {
    var differences = new TreeSet<String>();
    var helm = new TreeMap<>(Faces.commands(Host.HELM));
    Faces.commands(Host.KUBECTL)
        .forEach(
            (name, command) -> {
              var renamed = Faces.RENAMED.getOrDefault(name, name);
              if (!renamed.equals(name)) {
                differences.add("%s: helm calls it %s".formatted(name, renamed));
              }
              var other = helm.remove(renamed);
              if (other == null) {
                differences.add(name + ": only kubectl");
              } else {
                compare(renamed, command.getCommandSpec(), other.getCommandSpec(), differences);
              }
            });
    helm.keySet().forEach(name -> differences.add(name + ": only helm"));
    return differences;
  }

  private static void compare(
      String command, CommandSpec kubectl, CommandSpec helm, Set<String> differences) {
    if (!description(kubectl).equals(description(helm))) {
      differences.add(command + ": description");
    }
    var ours = arguments(kubectl, Host.KUBECTL);
    var theirs = arguments(helm, Host.HELM);
    var names = new TreeSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    for (var name : names) {
      if (!theirs.containsKey(name)) {
        differences.add("%s %s: only kubectl".formatted(command, name));
      } else if (!ours.containsKey(name)) {
        differences.add("%s %s: only helm".formatted(command, name));
      } else if (!ours.get(name).equals(theirs.get(name))) {
        differences.add("%s %s: declared otherwise".formatted(command, name));
      }
    }
  }

  private static List<String> description(CommandSpec command) {
    return List.of(command.usageMessage().description());
  }

  /** What is declared of each option and argument; the connection's flags are the host's own. */
  private static Map<String, List<Object>> arguments(CommandSpec command, Host host) {
    var hostsOwn = Faces.connection(host).optionsMap().keySet();
    var arguments = new TreeMap<String, List<Object>>();
    command.options().stream()
        .filter(option -> !hostsOwn.contains(option.longestName()))
        .forEach(
            option -> {
              var names = new ArrayList<>(List.of(option.names()));
              names.remove("--debug");
              if (!names.isEmpty()) {
                arguments.put(names.getFirst(), declared(option, List.copyOf(names)));
              }
            });
    command
        .positionalParameters()
        .forEach(argument -> arguments.put(argument.paramLabel(), declared(argument, List.of())));
    return arguments;
  }

  private static List<Object> declared(ArgSpec argument, List<String> names) {
    return List.of(
        names,
        argument.paramLabel(),
        argument.arity().toString(),
        argument.required(),
        argument.hidden(),
        String.valueOf(argument.defaultValue()),
        argument.typeInfo().getClassName(),
        Arrays.stream(argument.converters()).map(Object::getClass).toList(),
        List.of(argument.description()));
  }

  @Test
  void theFlagsThatOnlyOneHostHasAreTheConnectionsAlone() {
    var kubectl = Faces.connection(Host.KUBECTL).optionsMap().keySet();
    var helm = Faces.connection(Host.HELM).optionsMap().keySet();
    assertThat(kubectl).contains("--context").doesNotContain("--kube-context");
    assertThat(helm).contains("--kube-context").doesNotContain("--context");
    for (var name : helm) {
      assertThat(Faces.commands(Host.KUBECTL).values())
          .allMatch(
              command ->
                  kubectl.contains(name) || command.getCommandSpec().findOption(name) == null,
              "no other meaning of " + name);
    }
  }

  static Stream<Failure> failures() {
    return Stream.of(
        new ClusterFailure("c", "r"),
        new InputFailure("c", "r"),
        new ReleaseFailure("c", "r"),
        new CredentialFailure("c", "r"),
        new SubmitFailure("c", "r"),
        new RunFailure("c", "r"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failuresHaveTheSameCodeMessageAndFields(Failure failure) {
    assertSame(failure, "-o", "json");
    assertSame(failure, "-o", "yaml");
    assertSame(failure);
  }

  private static void assertSame(Failure failure, String... more) {
    var kubectl = new Terminal();
    var helm = new Terminal().of(Host.HELM);
    kubectl.engine().failWith(failure);
    helm.engine().failWith(failure);
    var words = List.of("x", "--name=x", "--task=embeddings", "--idempotency-key=k");
    var pushed = kubectl.run(line(List.of("push"), words, more));
    var ingested = helm.run(line(List.of("ingest", "r"), words, more));
    assertThat(ingested).isEqualTo(pushed);
    assertThat(pushed.code()).isEqualTo(ExitCode.of(failure).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml", "table"})
  void resultsHaveTheSameFields(String format) {
    var kubectl = new Terminal();
    var helm = new Terminal().of(Host.HELM);
    kubectl.engine().onPush((request, _) -> Results.of(request).dryRun());
    helm.engine().onPush((request, _) -> Results.of(request).dryRun());
    var words = List.of("x", "--name=x", "--task=embeddings", "--idempotency-key=k", "-o", format);
    assertThat(helm.run(line(List.of("ingest", "r"), words)))
        .isEqualTo(kubectl.run(line(List.of("push"), words)));
  }

  private static String[] line(List<String> command, List<String> words, String... more) {
    var line = new ArrayList<>(command);
    line.addAll(words);
    line.addAll(List.of(more));
    return line.toArray(String[]::new);
  }
}
