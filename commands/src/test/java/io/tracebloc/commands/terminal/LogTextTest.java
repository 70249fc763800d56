package io.tracebloc.commands.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogTextTest {
  record Case(String raw, String shown) {}

  static List<Case> cases() {
    return List.of(
        new Case("plain text", "plain text"),
        new Case("📊 INGESTION SUMMARY 📊 ══ ⏭️", "📊 INGESTION SUMMARY 📊 ══ ⏭️"),
        new Case("\u001b[1;31mred\u001b[0m and more", "red and more"),
        new Case("\u001b]0;new title\u0007after", "after"),
        new Case("\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\", "link"),
        new Case("\u001bPq#0;2;0;0;0\u001b\\after", "after"),
        new Case("\u001bc\u001b(Bafter", "after"),
        new Case("\u009b2Jafter", "after"),
        new Case("\u009d0;title\u009cafter", "after"),
        new Case("a\u001b[", "a"),
        new Case("a\u001b", "a"),
        new Case("a\u001b[12\u0007b", "a\\x07b"),
        new Case("a\u001b]never ends", "a"),
        new Case("back\b\b\bspace\u007f", "back\\x08\\x08\\x08space\\x7f"),
        new Case("tab\tbed", "tab bed"),
        new Case("right\u202eleft", "right\\u202eleft"),
        new Case("trailing   ", "trailing"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void terminalSequencesGoAndTextStays(Case given) {
    assertThat(LogText.lines(given.raw())).containsExactly(given.shown());
  }

  @Test
  void everyStateOfAProgressBarIsALine() {
    assertThat(LogText.lines("\r 10%\r 20%\r\r")).containsExactly(" 10%", " 20%");
  }

  @Test
  void anEmptyLineStaysALine() {
    assertThat(LogText.lines("")).containsExactly("");
    assertThat(LogText.lines("\r")).containsExactly("");
  }

  @Test
  void nothingThatATerminalActsUponIsEverLeft() {
    var random = new Random(7);
    for (var round = 0; round < 20_000; round++) {
      var raw = new StringBuilder();
      for (var length = random.nextInt(12); length > 0; length--) {
        raw.append(
            "\u001b\u009b\u009d[]\u0007\u009c\\;0mJPa\r\t\u202e\ud83d ".charAt(random.nextInt(18)));
      }
      for (var line : LogText.lines(raw.toString())) {
        assertThat(line).doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f\\u202e\\ud800-\\udfff]");
      }
    }
  }
}
