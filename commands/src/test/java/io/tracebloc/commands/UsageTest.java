package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  private final Terminal terminal = new Terminal();

  @ParameterizedTest
  @CsvSource({
    "psh,                     Unknown command 'psh'; did you mean push?",
    "push x --nmae y,         Unknown option '--nmae'; did you mean --name?",
    "push x --label-colum=y,  Unknown option '--label-colum=y'; did you mean --label-column?",
    "push x y,                Unknown argument 'y'",
    "push,                    'Missing PATH, or documents with -f FILE'",
    "push x --name,           Missing a value for --name",
    "info -n,                 Missing a value for --namespace",
    "frobnicate,              Unknown command 'frobnicate'",
    "push x --frobnicate,     Unknown option '--frobnicate'",
    "push x --name a --name b, Option --name was given more than once",
    "push x --detach --idempotency-key a --idempotency-key b, Option --idempotency-key was given more than once",
    "info --context c -n a -n b, Option -n was given more than once",
  })
  void aWrongCommandLineIsNamedWithASuggestion(String line, String message) {
    var result = terminal.run(line.split(" ", -1));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("Error: " + message + "\nRun 'kubectl tracebloc");
    assertThat(terminal.engine().idle()).isTrue();
  }

  @Test
  void theHintNamesTheCommandThatWasTried() {
    assertThat(terminal.run("push", "x", "--oops").err())
        .endsWith("Run 'kubectl tracebloc push --help' for its options.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--parallel,        two, is not a whole number",
    "--task,            cat_herding, not a task known here",
    "--intent,          both,        neither train nor test",
    "--target-size,     12,          not a size in pixels",
    "--label-policy,    secret,      neither bucket nor passthrough",
    "--transport,       pigeon,      is not one of",
    "--stage-timeout,   0s,          longer than zero",
    "--endpoint,        nowhere,     not an address",
    "--endpoint,        ftp://host,  not an address",
    "--request-timeout, soon,        not a duration",
    "--as-user-extra,   loose,       not of the form KEY=VALUE",
    "-o,                xml,         not an output format",
  })
  void aWrongValueIsExplained(String option, String value, String message) {
    var result = terminal.run("push", "x", option, value);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(option).contains(message);
  }

  @Test
  void hostileArgumentsAreShownHarmless() {
    assertThat(terminal.run("push", "x", "y\u001b[31m\n").err()).contains("'y\\x1b[31m\\n'");
  }

  @Test
  void argumentsThatLookLikeFilesOfArgumentsAreNotOpened() {
    assertThat(terminal.run("push", "@nothing", "@nowhere").err())
        .startsWith("Error: Unknown argument '@nowhere'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-o json", "-o=json", "-ojson", "--output=json", "--output-json"})
  void jsonIsPrintedEvenForAWrongCommandLine(String format) {
    var result = terminal.run(("push x --oops " + format).split(" ", -1));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .isEqualTo(
            """
            {
                "status": "error",
                "error": "Unknown option '--oops'",
                "remedy": "Run 'kubectl tracebloc push --help' for its options.",
                "exit_code": 1
            }
            """);
  }

  @Test
  void optionsThatAPersonCouldBeAskedForAreALocalProblem() {
    var result = terminal.run("push", "x", "--name", "leaves", "--no-input");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            """
            Error: Not enough is known about the dataset
            Add --task TASK --label-column COLUMN.
            """);
  }

  @Test
  void theNumberOfKeypointsIsAskedForWhereItIsNeeded() {
    var words = "push x --name poses --task keypoint_detection --label-column side --no-input";
    var result = terminal.run(words.split(" ", -1));
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("Add --number-of-keypoints N.");
  }
}
