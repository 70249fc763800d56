package io.tracebloc.commands.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.commands.Streams;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.failure.InterruptedFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class QuestionsTest {
  private static final List<Choice<Integer>> COLUMNS =
      List.of(new Choice<>(0, "file", ""), new Choice<>(1, "3", ""), new Choice<>(2, "label", ""));

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private Questions answered(String... lines) {
    var typed = String.join("", List.of(lines).stream().map(line -> line + "\n").toList());
    var in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    return new Questions(
        new Streams(in, OutputStream.nullOutputStream(), shown), new Style(false, true));
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void takesTheProposalForAnEmptyAnswer() {
    var questions = answered("");
    assertThat(questions.text("Name", Optional.of("leaves"), _ -> Optional.empty()))
        .isEqualTo("leaves");
    assertThat(shown()).isEqualTo("Name [leaves]: ");
  }

  @Test
  void asksAgainUntilTheAnswerFits() {
    var questions = answered("", "a b", " ab ");
    assertThat(
            questions.text(
                "Name",
                Optional.empty(),
                answer -> answer.contains(" ") ? Optional.of("No blanks.") : Optional.empty()))
        .isEqualTo("ab");
    assertThat(shown()).contains("An answer is needed.").contains("No blanks.");
  }

  @Test
  void choosesByNumberOrName() {
    assertThat(answered("1").choose("Column?", COLUMNS, 0)).isEqualTo(0);
    assertThat(answered("label").choose("Column?", COLUMNS, 0)).isEqualTo(2);
    assertThat(answered("").choose("Column?", COLUMNS, 3)).isEqualTo(2);
  }

  @Test
  void theOnlyChoiceIsTakenForAnEmptyAnswer() {
    assertThat(answered("").choose("Column?", COLUMNS.subList(0, 1), 0)).isEqualTo(0);
    assertThat(shown()).contains("Number or name [1]: ");
  }

  @Test
  void aNameThatIsANumberWins() {
    assertThat(answered("3").choose("Column?", COLUMNS, 0)).isEqualTo(1);
  }

  @Test
  void numbersOutsideTheListAreAskedForAgain() {
    assertThat(answered("0", "4", "-1", "99999999999", "", "2").choose("Column?", COLUMNS, 0))
        .isEqualTo(1);
    assertThat(shown()).contains("from 1 to 3");
  }

  @Test
  void aYesIsTheDefault() {
    assertThat(answered("").confirm("Start?")).isTrue();
    assertThat(answered("what", "N").confirm("Start?")).isFalse();
  }

  @Test
  void theEndOfTheInputEndsTheCommand() {
    assertThatThrownBy(() -> answered().confirm("Start?")).isInstanceOf(InterruptedFailure.class);
  }
}
