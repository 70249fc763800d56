package io.tracebloc.commands.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalFactsTest {
  private static TerminalFacts of(Map<String, String> variables) {
    return TerminalFacts.of(variables, true, true, () -> 80);
  }

  @Test
  void aTerminalIsColouredUnlessNotWanted() {
    assertThat(of(Map.of()).errorStyle().color()).isTrue();
    assertThat(of(Map.of("NO_COLOR", "1")).errorStyle().color()).isFalse();
    assertThat(of(Map.of("NO_COLOR", "")).errorStyle().color()).isTrue();
    assertThat(of(Map.of("TERM", "dumb")).errorStyle().color()).isFalse();
  }

  @Test
  void withoutColoursALineCanStillBeRedrawn() {
    assertThat(of(Map.of("NO_COLOR", "1")).canRedraw()).isTrue();
    assertThat(of(Map.of("TERM", "dumb")).canRedraw()).isFalse();
  }

  @Test
  void eachStreamIsJudgedOnItsOwn() {
    var facts = TerminalFacts.of(Map.of(), false, true, () -> 80);
    assertThat(facts.outputStyle().color()).isFalse();
    assertThat(facts.errorStyle().color()).isTrue();
    assertThat(facts.canRedraw()).isTrue();
    assertThat(TerminalFacts.of(Map.of(), true, false, () -> 80).canRedraw()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "C.UTF-8, ✓",
    "de_DE.utf8, ✓",
    "C, ok",
    "POSIX, ok",
    "de_DE.ISO-8859-1, ok",
  })
  void signsAreThoseThatTheLocaleCanShow(String locale, String sign) {
    assertThat(of(Map.of("LC_ALL", locale, "NO_COLOR", "1")).errorStyle().done()).isEqualTo(sign);
  }

  @Test
  void theMoreSpecificLocaleWins() {
    assertThat(of(Map.of("LANG", "C", "LC_CTYPE", "C.UTF-8")).unicode()).isTrue();
    assertThat(of(Map.of("LC_ALL", "C", "LC_CTYPE", "C.UTF-8")).unicode()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"24 132,132", "0 0,80", "24,80", "'',80", "24 99999999,80", "a b,80"})
  void theWidthIsWhatSttySays(String answer, int columns) {
    assertThat(TerminalWidth.parse(answer + "\n")).isEqualTo(columns);
  }
}
