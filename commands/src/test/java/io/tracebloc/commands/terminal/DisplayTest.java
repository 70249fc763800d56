package io.tracebloc.commands.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
  private static final String CLEAR = "\r\u001b[K";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now;

  private String written() {
    var text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return text;
  }

  private static TerminalFacts columns(int columns) {
    return TerminalFacts.of(Map.of(), true, true, () -> columns);
  }

  @Test
  void theLiveLineIsRedrawnOnlyWhenItChanges() {
    var line = new LiveLine(stream, columns(80));
    line.now(_ -> "one");
    assertThat(written()).isEqualTo(CLEAR + "one");
    line.now(_ -> "one");
    assertThat(written()).isEmpty();
    line.now(_ -> "two");
    assertThat(written()).isEqualTo(CLEAR + "two");
    line.now(_ -> "");
    assertThat(written()).isEqualTo(CLEAR);
  }

  @Test
  void linesThatStayAppearAboveTheLiveOne() {
    var line = new LiveLine(stream, columns(80));
    line.print("before");
    line.now(_ -> "live");
    line.print("above");
    assertThat(written()).isEqualTo("before\n" + CLEAR + "live" + CLEAR + "above\nlive");
  }

  @Test
  void theLiveLineNeverWraps() {
    var line = new LiveLine(stream, columns(10));
    line.now(_ -> "0123456789abc");
    assertThat(written()).isEqualTo(CLEAR + "01234567…");
  }

  @Test
  void withoutATerminalASignOfLifeComesEveryHalfMinute() {
    var lines = new SparseLines(stream, () -> now);
    lines.now(_ -> "working");
    assertThat(written()).isEmpty();
    now = Duration.ofSeconds(29).toNanos();
    lines.print("news");
    now = Duration.ofSeconds(58).toNanos();
    lines.now(_ -> "working");
    assertThat(written()).isEqualTo("news\n");
    now = Duration.ofSeconds(59).toNanos();
    lines.now(_ -> "working");
    lines.now(_ -> "working");
    assertThat(written()).isEqualTo("working\n");
  }

  @Test
  void nothingIsSaidWhenNothingGoesOn() {
    var lines = new SparseLines(stream, () -> now);
    now = Duration.ofMinutes(5).toNanos();
    lines.now(_ -> "");
    assertThat(written()).isEmpty();
  }
}
