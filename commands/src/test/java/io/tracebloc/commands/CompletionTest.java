package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is offered while a person types. */
class CompletionTest {
  private static List<String> offered(Host host, String... words) {
    var line = Stream.concat(Stream.of("__complete"), Stream.of(words)).toArray(String[]::new);
    var result = new Terminal().of(host).run(line);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return result.out().lines().toList();
  }

  private static List<String> words(Host host, String... typed) {
    return offered(host, typed).stream().map(line -> line.split("\t", -1)[0]).toList();
  }

  @Test
  void commandsAreOfferedWithTheirDescription() {
    assertThat(offered(Host.HELM, ""))
        .contains("ingest\tTake a dataset into the cluster and follow its ingestion to the summary")
        .endsWith(":4");
    assertThat(words(Host.HELM, "i")).containsExactly("ingest", "init", ":4");
    assertThat(words(Host.KUBECTL, "p")).containsExactly("push", ":4");
    assertThat(words(Host.HELM)).contains("stage");
  }

  @Test
  void theHelpOfACommandIsFoundByItsName() {
    assertThat(words(Host.HELM, "help", "st")).containsExactly("stage", ":4");
    assertThat(words(Host.HELM, "help", "stage", "")).containsExactly(":4");
  }

  @Test
  void optionsAreOfferedByTheirFirstLongName() {
    assertThat(words(Host.HELM, "ingest", "r", "--dr")).containsExactly("--dry-run", ":4");
    assertThat(words(Host.HELM, "ingest", "--kube-")).containsExactly("--kube-context", ":4");
    assertThat(words(Host.KUBECTL, "push", "--rel")).containsExactly("--release", ":4");
    assertThat(words(Host.HELM, "ingest", "--rel")).containsExactly(":4");
  }

  @Test
  void connectionFlagsMayComeFirst() {
    assertThat(words(Host.KUBECTL, "--cont")).containsExactly("--context", ":4");
    assertThat(words(Host.KUBECTL, "--context", "x", "pus")).containsExactly("push", ":4");
    assertThat(words(Host.KUBECTL, "-n", "x", "push", "--det")).containsExactly("--detach", ":4");
    assertThat(words(Host.KUBECTL, "-nx", "push", "--det")).containsExactly("--detach", ":4");
    assertThat(words(Host.KUBECTL, "--namespace=x", "pus")).containsExactly("push", ":4");
  }

  @Test
  void valuesThatAreKnownAreOffered() {
    assertThat(words(Host.HELM, "ingest", "r", "--intent", ""))
        .containsExactly("test", "train", ":4");
    // The shells put what stands before the value in front of it.
    assertThat(words(Host.HELM, "ingest", "r", "--via=c")).containsExactly("chart", ":4");
    assertThat(words(Host.HELM, "ingest", "r", "-o=y")).containsExactly("yaml", ":4");
    assertThat(words(Host.HELM, "ingest", "-o", "y")).containsExactly("yaml", ":4");
    assertThat(words(Host.HELM, "ingest", "--task", "image"))
        .containsExactly("image_classification", ":4");
  }

  @Test
  void filesAreLeftToTheShell() {
    assertThat(offered(Host.HELM, "ingest", "r", "-f", "x")).containsExactly(":0");
    assertThat(offered(Host.HELM, "ingest", "r", "")).containsExactly(":0");
    assertThat(offered(Host.KUBECTL, "push", "--cache-dir", "")).containsExactly(":16");
    assertThat(offered(Host.KUBECTL, "push", "")).containsExactly(":0");
    assertThat(offered(Host.HELM, "ingest", "r", "--", "-")).containsExactly(":0");
  }

  @Test
  void nothingIsSaidAboutNonsense() {
    assertThat(offered(Host.HELM, "nonsense", "")).containsExactly(":4");
    assertThat(offered(Host.HELM, "nonsense", "ingest", "")).containsExactly(":4");
    assertThat(offered(Host.KUBECTL, "push", "--no-such-flag", "-", "x", "")).containsExactly(":4");
    assertThat(offered(Host.HELM, "ingest", "r", "x", "y", "")).containsExactly(":4");
    assertThat(offered(Host.HELM, "ingest", "--nonsense=")).containsExactly(":4");
    assertThat(offered(Host.HELM, "ingest", "--nonsense", "--\u001b[31m")).containsExactly(":4");
  }

  @Test
  void aSwitchTakesNoValue() {
    assertThat(words(Host.HELM, "ingest", "--dry-run", "--det")).containsExactly("--detach", ":4");
  }

  @Test
  void whatWasGivenIsNotOfferedAgainUnlessItMayBeRepeated() {
    assertThat(words(Host.KUBECTL, "push", "--dry-run", "--dr")).containsExactly(":4");
    assertThat(words(Host.KUBECTL, "push", "--name=x", "--nam"))
        .containsExactly("--namespace", ":4");
    assertThat(words(Host.KUBECTL, "push", "--table", "x", "--name"))
        .containsExactly("--namespace", ":4");
    assertThat(words(Host.KUBECTL, "push", "--exclude", "x", "--exc"))
        .containsExactly("--exclude", ":4");
  }

  @Test
  void rareConnectionFlagsAreOfferedWhenNothingElseFits() {
    assertThat(words(Host.KUBECTL, "push", "--insec"))
        .containsExactly("--insecure-skip-tls-verify", ":4");
    assertThat(words(Host.KUBECTL, "push", "--")).doesNotContain("--insecure-skip-tls-verify");
    assertThat(words(Host.KUBECTL, "validate", "--")).doesNotContain("--context");
    assertThat(words(Host.KUBECTL, "validate", "--cont")).containsExactly("--context", ":4");
  }

  @Test
  void severalWordsMayStandInOne() {
    assertThat(words(Host.HELM, "template", "r", "--show", "body,d"))
        .containsExactly("body,document", ":4");
  }

  @Test
  void theShellsOfTheCompletionCommandAreOffered() {
    assertThat(words(Host.KUBECTL, "completion", ""))
        .containsExactly("bash", "fish", "kubectl", "powershell", "zsh", ":4");
  }

  @Test
  void everyCommandAndEveryFlagIsUnderstood() {
    for (var host : new Host[] {Host.KUBECTL, Host.HELM}) {
      Faces.tree(host)
          .getSubcommands()
          .forEach(
              (name, command) -> {
                assertThat(words(host, name)).contains(name);
                command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden() && option.longestName().startsWith("--"))
                    .forEach(
                        option ->
                            assertThat(words(host, name, "--"))
                                .as(name + " " + option.longestName())
                                .containsAnyOf(option.names()));
              });
    }
  }
}
