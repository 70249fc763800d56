package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that {@code completion} prints. */
class CompletionScriptTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish", "powershell", "kubectl"})
  void eachSaysWhatDrivesIt(String shell) {
    var result = new Terminal().run("completion", shell);
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("kubectl_complete-tracebloc")
        .contains("kubectl's own completion");
    assertThat(result.out()).endsWith("\n").doesNotContain("\r");
  }

  @Test
  void anotherShellIsRefusedWithTheKnownOnes() {
    var result = new Terminal().run("completion", "tcsh");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("'tcsh' is not one of bash, zsh, fish, powershell, kubectl");
    assertThat(new Terminal().run("completion").code()).isEqualTo(1);
  }

  /**
   * Runs bash as it runs while a person presses the key: with the words, the line, and a program.
   */
  private static String bash(String line, String... words) throws Exception {
    var script = new Terminal().run("completion", "bash").out();
    var quoted =
        Stream.of(words)
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    var program =
        """
        kubectl-tracebloc() {
          printf '%%s\\n' "$#" >&3; printf '<%%s>' "$@" >&3
          printf 'alpha\\tfirst\\nalso:colon\\nbeta\\n:4\\n'
        }
        COMP_LINE='%s' COMP_WORDS=(%s) COMP_CWORD=%d
        __tracebloc_program
        printf '[%%s]' "${COMPREPLY[@]}"
        """
            .formatted(line.replace("'", "'\\''"), quoted, words.length - 1);
    var process =
        new ProcessBuilder("bash", "--norc", "-c", "exec 3>&1\n" + script + program)
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return out;
  }

  static boolean noBash() {
    return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
        .noneMatch(folder -> Path.of(folder, "bash").toFile().canExecute());
  }

  @Test
  @DisabledIf("noBash")
  void bashAsksWithTheWordsAsTyped() throws Exception {
    assertThat(bash("kubectl-tracebloc push a", "kubectl-tracebloc", "push", "a"))
        .isEqualTo("3\n<__complete><push><a>[alpha][also:colon]");
    assertThat(bash("kubectl-tracebloc push ", "kubectl-tracebloc", "push", ""))
        .isEqualTo("3\n<__complete><push><>[alpha][also:colon][beta]");
    assertThat(
            bash("kubectl-tracebloc push --via=b", "kubectl-tracebloc", "push", "--via", "=", "b"))
        .isEqualTo("3\n<__complete><push><--via=b>[beta]");
    assertThat(bash("kubectl-tracebloc push --via=", "kubectl-tracebloc", "push", "--via", "="))
        .isEqualTo("3\n<__complete><push><--via=>[alpha][also:colon][beta]");
    assertThat(bash("kubectl-tracebloc also:c", "kubectl-tracebloc", "also", ":", "c"))
        .isEqualTo("2\n<__complete><also:c>[colon]");
  }

  @Test
  @DisabledIf("noBash")
  void bashTakesQuotesAwayAndRunsNothing() throws Exception {
    assertThat(bash("kubectl-tracebloc 'a b' \"c", "kubectl-tracebloc", "'a b'", "\"c"))
        .startsWith("3\n<__complete><a b><c>");
    assertThat(bash("kubectl-tracebloc a\\ b c", "kubectl-tracebloc", "a\\ b", "c"))
        .startsWith("3\n<__complete><a b><c>");
    assertThat(bash("kubectl-tracebloc $(echo x) c", "kubectl-tracebloc", "$(echo x)", "c"))
        .startsWith("3\n<__complete><$(echo x)><c>");
    assertThat(bash("kubectl-tracebloc `echo x` *", "kubectl-tracebloc", "`echo x`", "*"))
        .startsWith("3\n<__complete><`echo x`><*>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'a' touch %s", "a touch %s", "'a'\ttouch %s", "a\\' touch %s", "\"a\" touch %s"})
  @DisabledIf("noBash")
  void bashLeavesAWordWithABlankOutsideQuotesAsItWasTyped(String form) throws Exception {
    var file = folder.resolve("made");
    var word = form.formatted(file);
    assertThat(bash("kubectl-tracebloc " + word + " c", "kubectl-tracebloc", word, "c"))
        .startsWith("3\n<__complete><" + word + "><c>");
    assertThat(file).doesNotExist();
  }

  @Test
  @DisabledIf("noBash")
  void bashReadsAWordWhoseQuoteIsStillOpen() throws Exception {
    assertThat(bash("kubectl-tracebloc a'b c", "kubectl-tracebloc", "a'b c"))
        .startsWith("2\n<__complete><ab c>");
    assertThat(bash("kubectl-tracebloc a\\", "kubectl-tracebloc", "a\\"))
        .startsWith("2\n<__complete><a\\>");
  }
}
